using System.Collections.Immutable;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>The same change of many customers.</summary>
[TestFixture]
internal sealed class BulkChangeTests : CompanyFixture
{
    [Test]
    public async Task Everybody_who_fits_is_changed_once_whatever_order_the_change_makes()
    {
        using var acme = await Company.Open(Api);
        var field = await acme.Owner.Fields.Define(new("months", "Months", FieldType.Number, Filterable: true));
        var fits = new List<Guid>();
        for (var n = 0; n < 1_100; n++)
        {
            var customer = new RegisterCustomer(CustomerKind.Person, $"Customer {n}", Tags: n % 2 == 0 ? ["even", "Old"] : ["odd"], Fields: new Dictionary<string, string?> { [field.Key] = $"{n}" });
            if ((await acme.Owner.Customers.Register(customer)).Tags.Contains("even"))
                fits.Add((await acme.Owner.Customers.Page(new CustomerFilter { Where = [$"months={n}"] })).Items[0].Id);
        }

        // The change takes away what the filter goes by, and moves everybody in the order of the field.
        var done = await Ended(acme, new(
            new(AddTags: ["seen"], RemoveTags: ["EVEN", "old"], OwnerId: acme.OwnerId, Fields: new Dictionary<string, string?> { ["months"] = "1" }),
            new() { Tags = ["even"], Sort = "-months" }, Label: "Autumn campaign"));

        Assert.That((done.State, done.Total, done.Changed, done.Unchanged, done.Refused), Is.EqualTo((BulkState.Done, 550L, 550L, 0L, 0L)));
        var changed = await acme.Owner.Customers.List(new CustomerFilter { Tags = ["seen"] }).ToListAsync();
        Assert.That(changed.Select(customer => customer.Id), Is.EquivalentTo(fits));
        Assert.That(changed, Has.All.Matches<Customer>(one => one.Tags.SequenceEqual(["seen"]) && one.OwnerId == acme.OwnerId && one.Fields["months"] == "1" && one.Version == 2));
        Assert.That((await acme.Owner.Customers.List(new CustomerFilter { Tags = ["odd"] }).ToListAsync()).Count, Is.EqualTo(550));
        Assert.That((await acme.Owner.BulkChanges.List().ToListAsync()).Single().Label, Is.EqualTo("Autumn campaign"));
    }

    [Test]
    public async Task The_results_say_of_each_what_became_of_it_and_why()
    {
        var (fresh, seen, archived) = (await Acme.NewCustomer("Ada"), await Acme.NewCustomer("Bo"), await Acme.NewCustomer("Cy"));
        await Acme.Owner.Customers.Change(seen, new(Tags: ["seen"]));
        await Acme.Owner.Customers.Archive(archived);

        var done = await Ended(Acme, new(new(AddTags: ["seen"]), Customers: [fresh, seen, archived]));
        using var reader = new StreamReader(await Acme.Owner.BulkChanges.Results(done.Id));
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That((done.Changed, done.Unchanged, done.Refused), Is.EqualTo((1L, 1L, 1L)));
        Assert.That(lines[0], Is.EqualTo("customer,outcome,problem"));
        Assert.That(lines[1..3], Is.EqualTo(new[] { $"{fresh},changed,", $"{seen},unchanged," }));
        Assert.That(lines[3], Does.StartWith($"{archived},refused,").And.Contains("archived"));
        Assert.That((await Acme.Owner.Customers.Read(archived)).Tags, Is.Empty);
    }

    [Test]
    public async Task Customers_are_archived_and_taken_back_together()
    {
        ImmutableArray<Guid> some = [await Acme.NewCustomer(), await Acme.NewCustomer()];
        await Ended(Acme, new(new(Archived: true), Customers: some));
        Assert.That((await Acme.Owner.Customers.Read(some[0])).Archived, Is.True);

        var back = await Ended(Acme, new(new(AddTags: ["back"], Archived: false), Customers: some));
        var read = await Acme.Owner.Customers.Read(some[1]);
        Assert.That((back.Changed, read.Archived, read.Tags.Single()), Is.EqualTo((2L, false, "back")));
    }

    [Test]
    public async Task The_same_again_gives_the_first_answer_and_a_cancelled_one_stays_so()
    {
        var request = new StartBulkChange(new(AddTags: ["once"]), Customers: [await Acme.NewCustomer()]);
        var key = $"k{Company.NewId():n}";
        var first = await Acme.Owner.BulkChanges.Start(request, key);
        Assert.That((await Acme.Owner.BulkChanges.Start(request, key)).Id, Is.EqualTo(first.Id));

        var cancelled = await Acme.Owner.BulkChanges.Cancel(first.Id);
        Assert.That(cancelled.State, Is.AnyOf(BulkState.Cancelled, BulkState.Done));
        Assert.That((await Acme.Owner.BulkChanges.Cancel(first.Id)).Version, Is.EqualTo(cancelled.Version));
    }

    [Test]
    public void What_cannot_be_done_to_anybody_is_refused_at_once()
    {
        var nobody = Company.NewId();
        Assert.Multiple(() =>
        {
            Assert.That(Field(new(new(AddTags: ["x"]))), Is.EqualTo("customers"));
            Assert.That(Field(new(new(), new())), Is.EqualTo("change.addTags"));
            Assert.That(Field(new(new(AddTags: [" "]), new())), Is.EqualTo("change.addTags[0]"));
            Assert.That(Field(new(new(RemoveTags: ["a", "A"]), new())), Is.EqualTo("change.removeTags"));
            Assert.That(Field(new(new(OwnerId: nobody), new())), Is.EqualTo("change.ownerId"));
            Assert.That(Field(new(new(OwnerId: Acme.OwnerId, Unown: true), new())), Is.EqualTo("change.unown"));
            Assert.That(Field(new(new(Fields: new Dictionary<string, string?> { ["no_such_field"] = "1" }), new())), Is.EqualTo("change.fields.no_such_field"));
            Assert.That(Field(new(new(AddTags: ["x"]), Customers: [nobody])), Is.EqualTo("customers[0]"));
            Assert.That(Field(new(new(AddTags: ["x"]), new() { Where = ["no_such_field=1"] })), Is.EqualTo("filter.where"));
        });
    }

    [Test]
    public async Task Who_may_not_see_or_change_a_field_begins_no_bulk_change_of_it_and_does_not_read_it_out_of_one()
    {
        using var acme = await Company.Open(Api);
        var id = await acme.NewCustomer();
        await acme.Owner.Tenant.SetFieldRights(new([new(Role.Agent, "tags", FieldAccess.Hidden), new(Role.Agent, "ownerId", FieldAccess.ReadOnly)]));
        var (_, agent) = await acme.NewMember(true, Role.Agent);
        var tagged = await Ended(acme, new(new(AddTags: ["secret"]), new() { Tags = ["none"] }, [id]));

        var seen = await agent.BulkChanges.Read(tagged.Id);
        Assert.That((seen.Change.AddTags, seen.Filter, seen.Changed), Is.EqualTo((Array.Empty<string>(), (CustomerFilter?)null, 1L)));
        Assert.That((await acme.Owner.BulkChanges.Read(tagged.Id)).Change.AddTags, Is.EqualTo(new[] { "secret" }));
        Assert.That(Hidden(new(new(AddTags: ["x"]), Customers: [id])), Is.EqualTo("change.addTags"));
        Assert.That(Hidden(new(new(Unown: true), Customers: [id])), Is.EqualTo("change.ownerId"));
        Assert.That(Hidden(new(new(Archived: true), new() { Tags = ["secret"] })), Is.EqualTo("filter.tags"));
        Assert.That((await agent.BulkChanges.Start(new(new(Archived: true), Customers: [id]))).Total, Is.EqualTo(1));

        string? Hidden(StartBulkChange request) => Assert.ThrowsAsync<CrmApiException>(() => agent.BulkChanges.Start(request)) is { Problem.Status: 403, Field: var field } ? field : null;
    }

    internal static async Task<BulkChange> Ended(Company company, StartBulkChange request)
    {
        var bulk = await company.Owner.BulkChanges.Start(request);
        return await Eventually.Value(async () => await company.Owner.BulkChanges.Read(bulk.Id) is { FinishedAt: not null } ended ? ended : null, "the bulk change ended");
    }

    private string? Field(StartBulkChange request) => Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.BulkChanges.Start(request))!.Field;
}
