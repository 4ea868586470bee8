using System.Text;
using CloudCrm.Client;
using CloudCrm.Gateway.Live;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Live;

/// <summary><c>GET /v1/live</c>: what happens arrives, once and in order, and nobody hears of what he may not read.</summary>
[TestFixture]
internal sealed class LiveTests : CompanyFixture
{
    [Test]
    public async Task A_message_arrives_as_ids_and_nothing_else()
    {
        var interaction = await Acme.NewInteraction();
        using var live = await Listener.Open(Api, Acme.Token);

        await Acme.Owner.Interactions.Append(interaction, new(Direction.Inbound, "my secret words"));
        var frame = (await live.Until(frame => frame.Type == "interaction.message_recorded")).Last();

        Assert.That((frame.Event, frame.EntityId, frame.Id), Is.EqualTo(("change", interaction, frame.Json["sequence"]!.GetValue<long>())));
        Assert.That(frame.Json.Select(member => member.Key), Is.EqualTo(new[] { "sequence", "type", "entity", "entityId" }));
        Assert.That((await Acme.Owner.Journal.Read(live.Place - 1).FirstAsync()).EntityId, Is.EqualTo(interaction), "it is numbered as in the journal");
    }

    [Test]
    public async Task The_client_follows_and_goes_on_where_it_was()
    {
        var before = await Acme.Owner.Journal.Read().CountAsync();
        var (one, two) = (await Acme.NewCustomer("One"), await Acme.NewCustomer("Two"));

        var first = await Acme.Owner.Live.Follow(before).FirstAsync();
        var second = await Acme.Owner.Live.Follow(first.Sequence).FirstAsync();

        Assert.That((first.Type, first.Entity, first.EntityId), Is.EqualTo(("customer.registered", "customer", (Guid?)one)));
        Assert.That(second.EntityId, Is.EqualTo(two));
    }

    [Test]
    public async Task Another_tenants_acts_never_arrive()
    {
        using var rival = await Company.Open(Api, "Rival");
        using var mine = await Listener.Open(Api, Acme.Token);
        using var theirs = await Listener.Open(Api, rival.Token);

        var foreign = await rival.NewCustomer("Theirs");
        var own = await Acme.NewCustomer("Mine");

        Assert.That((await mine.Until(frame => frame.EntityId == own)).Select(frame => frame.EntityId), Has.None.EqualTo(foreign));
        Assert.That((await theirs.Until(frame => frame.EntityId == foreign)).Select(frame => frame.EntityId), Has.None.EqualTo(own));
    }

    [Test]
    public async Task Who_may_not_read_interactions_hears_of_none()
    {
        var (blind, seeing) = (await Acme.NewKey(Right.ReadCustomers), await Acme.NewKey(Right.ReadCustomers, Right.ReadInteractions));
        using var without = await Listener.Open(Api, blind.Token);
        using var with = await Listener.Open(Api, seeing.Token);

        var interaction = await Acme.NewInteraction();
        await Acme.Owner.Interactions.Append(interaction, new(Direction.Inbound, "words"));
        var last = await Acme.NewCustomer("The last one");

        Assert.That((await without.Until(frame => frame.EntityId == last)).Select(frame => frame.Type), Is.All.EqualTo("customer.registered"));
        Assert.That((await with.Until(frame => frame.EntityId == last)).Select(frame => frame.Type), Does.Contain("interaction.opened").And.Contain("interaction.message_recorded"));
    }

    [Test]
    public async Task Reading_back_hides_the_same()
    {
        var blind = await Acme.NewKey(Right.ReadCustomers);
        await Acme.NewInteraction();
        var last = await Acme.NewCustomer("The last one");

        using var live = await Listener.Open(Api, blind.Token, 0);

        Assert.That((await live.Until(frame => frame.EntityId == last)).Select(frame => frame.Json["entity"]!.ToString()), Has.None.EqualTo("interaction"));
    }

    [Test]
    public async Task A_lost_right_is_lost_on_the_open_stream()
    {
        var (account, viewer) = await Acme.NewMember(false, Role.Viewer);
        using var live = await Listener.Open(Api, viewer.Token);
        var seen = await Acme.NewInteraction();
        await live.Until(frame => frame.EntityId == seen);

        await Acme.Owner.Members.Change(account, new(Roles: [Role.Billing]));
        Api.Time.Advance(PrincipalMemory.MaxAge);
        var hidden = await Acme.NewInteraction();
        await Acme.Owner.Members.Remove(account);
        Api.Time.Advance(PrincipalMemory.MaxAge);
        await Acme.NewCustomer();

        var rest = await live.Until(frame => frame.Event == "end");
        Assert.That(rest.Where(frame => frame.Event == "change").Select(frame => frame.EntityId), Has.None.EqualTo(hidden));
        Assert.That(rest[^1].Json["code"]!.ToString(), Is.EqualTo("invalid_token"));
        Assert.That(await live.Next(), Is.Null);
    }

    [Test]
    public async Task A_session_that_ends_ends_its_stream()
    {
        using var client = new CrmClient(Api.Address, await Acme.NewSession());
        using var live = await Listener.Open(Api, client.Token);

        await client.Sessions.SignOut();

        Assert.That((await live.Until(frame => frame.Event == "end"))[^1].Json["code"]!.ToString(), Is.EqualTo("invalid_token"));
    }

    [Test]
    public async Task A_suspended_tenant_is_followed_by_nobody()
    {
        using var firm = await Company.Open(Api, "Firm");
        using var live = await Listener.Open(Api, firm.Token);
        using var operatorClient = await Api.Operator();

        await operatorClient.Operator.Suspend(firm.Tenant, "a test");
        Api.Time.Advance(PrincipalMemory.MaxAge);

        Assert.That((await live.Until(frame => frame.Event == "end"))[^1].Json["code"]!.ToString(), Is.EqualTo("tenant_suspended"));
        await Eventually.Holds(async () => (await Shot.Get("/v1/live").As(firm.Token).Fire(Api)).Code == "tenant_suspended", "no other begins");
        await operatorClient.Operator.Reactivate(firm.Tenant, "the test is over");
        await Eventually.Holds(async () => (await Shot.Get("/v1/live").As(firm.Token).Fire(Api)).IsOk, "it can be followed again");
    }

    [Test]
    public async Task Streams_have_a_bound_of_their_own_and_stand_in_nobodys_way()
    {
        var key = await Acme.NewKey(Right.ReadCustomers);
        var streams = new List<Listener>();
        for (var i = 0; i < LiveHub.MaxOfCaller; i++)
            streams.Add(await Listener.Open(Api, key.Token));

        var more = await Shot.Get("/v1/live").As(key.Token).Fire(Api);

        Assert.That(((int)more.Status, more.Code, more.Header("Retry-After")), Is.EqualTo((429, "too_many_streams", "10")));
        Assert.That((await Shot.Get("/v1/customers").As(key.Token).Fire(Api)).IsOk);
        streams.ForEach(stream => stream.Dispose());
        await Eventually.Holds(async () => (await Shot.Get("/v1/live").As(key.Token).Fire(Api)).IsOk, "who left makes room");
    }

    [TestCase("abc")]
    [TestCase("-1")]
    public async Task A_malformed_place_is_refused(string place)
    {
        var byHeader = await Shot.Get("/v1/live").As(Acme.Token).With("Last-Event-ID", place).Fire(Api);
        var byQuery = await Shot.Get($"/v1/live?after={place}").As(Acme.Token).Fire(Api);

        Assert.That(((int)byHeader.Status, byHeader.Field), Is.EqualTo((400, "Last-Event-ID")));
        Assert.That(((int)byQuery.Status, byQuery.Field), Is.EqualTo((400, "after")));
    }

    [Test]
    public async Task A_place_beyond_the_journal_is_reset()
    {
        using var live = await Listener.Open(Api, Acme.Token, 1_000_000);

        Assert.That((live.First!.Event, live.First.Type), Is.EqualTo(("reset", "reset")));
        var customer = await Acme.NewCustomer();
        Assert.That((await live.Next())!.EntityId, Is.EqualTo(customer));
    }

    [Test]
    public async Task Who_is_a_little_behind_gets_all_of_it_and_who_is_far_behind_is_told_to_read_anew()
    {
        using var firm = await Company.Open(Api, "Large");
        var start = await firm.Owner.Journal.Read().Select(entry => entry.Sequence).LastAsync();
        await Import(firm, 9_000);
        using var near = await Listener.Open(Api, firm.Token, start);
        await Import(firm, 2_000);
        var last = await firm.NewCustomer("The last one");
        using var far = await Listener.Open(Api, firm.Token, start);
        var all = await near.Until(frame => frame.EntityId == last);
        Assert.That((far.First!.Event == "reset" ? far.First : await far.Next())!.Event, Is.EqualTo("reset"));
        var after = await firm.NewCustomer("After it");
        Assert.That(await far.Until(frame => frame.EntityId == after), Has.Count.LessThan(11_001), "it goes on from where it was told");
        Assert.That(all.Where(frame => frame.Type == "customer.registered").Select(frame => frame.EntityId).Distinct().Count(), Is.EqualTo(11_001));
        Assert.That(all.Select(frame => frame.Id), Is.Ordered.Ascending.And.Unique);
    }

    [Test]
    public async Task Streams_end_with_the_process_and_go_on_in_the_next()
    {
        await using var api = await TheApi.Start();
        using var firm = await Company.Open(api);
        var live = await Listener.Open(api, firm.Token);

        await api.Restart();
        Assert.That(await Ended(live), Is.True);
        var customer = await firm.NewCustomer();

        using var again = await Listener.Open(api, firm.Token, live.Place);
        live.Dispose();
        await again.Until(frame => frame.EntityId == customer);
    }

    private static async Task<bool> Ended(Listener live)
    {
        try
        {
            while (await live.Next() is not null)
            {
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task Import(Company firm, int rows)
    {
        var file = Encoding.UTF8.GetBytes("Name\n" + string.Join('\n', Enumerable.Range(0, rows).Select(row => $"Person {row}")) + "\n");
        var import = await firm.Owner.Imports.Start(new([new("Name", "name")]));
        await firm.Owner.Imports.Send(import.Id, "people.csv", () => new MemoryStream(file));
        await Eventually.Holds(async () => (await firm.Owner.Imports.Read(import.Id)).State == ImportState.Done, "it is taken in", TimeSpan.FromMinutes(2));
    }
}
