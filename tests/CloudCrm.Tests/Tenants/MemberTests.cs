using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Rows;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class MemberTests
{
    private CrmSilo _silo = null!;

    [OneTimeSetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [Test]
    public async Task Serving_customers_needs_a_seat()
    {
        var acme = await _silo.Open();
        var agent = await acme.Join("Bob", Role.Agent);
        Assert.That((await acme.Prove(agent)).Value.Rights & Right.ServeCustomers, Is.EqualTo(Right.None));

        var none = await acme.Grain.AssignSeat(agent.AccountId, acme.OwnerCaller);
        Assert.That((none.Refusal.Kind, none.Refusal.Code), Is.EqualTo((RefusalKind.LimitReached, "no_free_seat")));

        var seats = (await acme.Grain.BuySeats(2, null, acme.OwnerCaller)).Value;
        var assigned = (await acme.Grain.AssignSeat(agent.AccountId, acme.OwnerCaller)).Value;
        Assert.That((seats.Bought, seats.Assigned, assigned.HasSeat), Is.EqualTo((2, 1, true)));
        Assert.That((await acme.Prove(agent)).Value.Rights & Right.ServeCustomers, Is.EqualTo(Right.ServeCustomers));

        var below = await acme.Grain.BuySeats(1, null, acme.OwnerCaller);
        Assert.That((below.Refusal.Kind, below.Refusal.Field), Is.EqualTo((RefusalKind.Conflict, "bought")));
        await acme.Grain.ReleaseSeat(agent.AccountId, acme.OwnerCaller);
        Assert.That((await acme.Grain.BuySeats(1, null, acme.OwnerCaller)).Value.Bought, Is.EqualTo(1));
    }

    [Test]
    public async Task Repeating_a_change_of_seats_writes_nothing()
    {
        var acme = await _silo.Open();
        await acme.Grain.BuySeats(5, null, acme.OwnerCaller);
        var before = await _silo.Journal(acme.Id);
        await acme.Grain.BuySeats(5, null, acme.OwnerCaller);
        await acme.Grain.AssignSeat(acme.Owner.AccountId, acme.OwnerCaller);
        Assert.That(await _silo.Journal(acme.Id), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_stored_is_what_was_answered()
    {
        var acme = await _silo.Open();
        var bob = await acme.Join("Bob", Role.Agent);
        await acme.Grain.BuySeats(3, null, acme.OwnerCaller);
        await acme.Grain.AssignSeat(bob.AccountId, acme.OwnerCaller);
        await acme.Grain.Change(new(null, "Europe/Berlin", "zh-TW", ["https://desk.example.com", "http://localhost:5080"]), null, acme.OwnerCaller);
        var before = (await acme.Grain.Read()).Value;
        var member = (await acme.Grain.Member(bob.AccountId)).Value;
        await _silo.Restart();
        var after = (await acme.Grain.Read()).Value;
        Assert.That(after with { Origins = before.Origins }, Is.EqualTo(before));
        Assert.That(after.Origins, Is.EqualTo(new[] { "http://localhost:5080", "https://desk.example.com" }));
        Assert.That((await acme.Grain.Member(bob.AccountId)).Value with { Roles = member.Roles }, Is.EqualTo(member));
        Assert.That((await _silo.Rows<TenantRow>(acme.Id)).Single().SeatsAssigned, Is.EqualTo(2));
    }

    [Test]
    public async Task An_admin_cannot_raise_himself_nor_touch_an_owner()
    {
        var acme = await _silo.Open();
        var admin = await acme.Join("Adam", Role.Admin);
        var caller = Company.CallerOf(admin);
        var refusals = new[]
        {
            (await acme.Grain.ChangeMember(admin.AccountId, [Role.Owner], null, caller)).Refusal,
            (await acme.Grain.ChangeMember(acme.Owner.AccountId, [Role.Viewer], null, caller)).Refusal,
            (await acme.Grain.RemoveMember(acme.Owner.AccountId, caller)).Refusal,
            (await acme.Grain.Invite(new(Guid.CreateVersion7(), Companies.NewMail("eve"), [Role.Owner]), caller, Companies.Once())).Refusal,
        };
        Assert.That(refusals.Select(refusal => (refusal.Kind, refusal.Code)), Is.All.EqualTo((RefusalKind.Forbidden, "owner_needed")));
        Assert.That(await acme.RolesOf(admin), Is.EqualTo(new[] { Role.Admin }));
        Assert.That((await acme.Grain.ChangeMember(admin.AccountId, [Role.Owner], null, acme.OwnerCaller)).Refusal.Code, Is.EqualTo("offer_needed"), "nobody becomes one unasked");
        Assert.That((await acme.Grain.ChangeMember(admin.AccountId, [Role.Viewer], null, acme.OwnerCaller)).IsOk, "an owner may change others");
    }

    [Test]
    public async Task Members_without_the_right_change_nothing()
    {
        var acme = await _silo.Open();
        var viewer = await acme.Join("Vera", Role.Viewer);
        var stranger = await (await _silo.Open("Other")).Join("Sam", Role.Admin);
        foreach (var caller in new[] { Company.CallerOf(viewer), Company.CallerOf(stranger) })
        {
            var refusals = new[]
            {
                (await acme.Grain.Change(new("New name", null, null, null), null, caller)).Refusal,
                (await acme.Grain.BuySeats(9, null, caller)).Refusal,
                (await acme.Grain.AssignSeat(viewer.AccountId, caller)).Refusal,
                (await acme.Grain.ChangeMember(viewer.AccountId, [Role.Agent], null, caller)).Refusal,
                (await acme.Grain.RemoveMember(viewer.AccountId, caller)).Refusal,
                (await acme.Grain.SetState(TenantState.Closed, "", caller)).Refusal,
            };
            Assert.That(refusals.Select(refusal => refusal.Kind), Is.All.EqualTo(RefusalKind.Forbidden));
        }
    }

    [Test]
    public async Task The_last_owner_stays()
    {
        var acme = await _silo.Open();
        var owner = acme.Owner.AccountId;
        Assert.That((await acme.Grain.RemoveMember(owner, acme.OwnerCaller)).Refusal.Code, Is.EqualTo("last_owner"));
        Assert.That((await acme.Grain.ChangeMember(owner, [Role.Admin], null, acme.OwnerCaller)).Refusal.Code, Is.EqualTo("last_owner"));
        var second = await acme.Join("Olga", Role.Owner);
        Assert.That((await acme.Grain.RemoveMember(owner, Company.CallerOf(second))).IsOk);
        Assert.That((await acme.Grain.RemoveMember(second.AccountId, Company.CallerOf(second))).Refusal.Code, Is.EqualTo("last_owner"));
    }

    [Test]
    public async Task A_removed_members_session_is_dead_at_once_and_stays_dead()
    {
        var acme = await _silo.Open();
        var invite = new Invite(Guid.CreateVersion7(), Companies.NewMail("bob"), [Role.Agent]);
        var first = (await acme.Grain.Invite(invite, acme.OwnerCaller, Companies.Once())).Value;
        var bob = (await _silo.Grains.FrontDoor().Accept(new(first.Token!, "Bob", Companies.Password))).Value;
        Assert.That((await acme.Prove(bob)).IsOk, "before");
        await acme.Grain.RemoveMember(bob.AccountId, acme.OwnerCaller);
        Assert.That((await acme.Prove(bob)).Refusal.Kind, Is.EqualTo(RefusalKind.Unauthenticated));
        Assert.That((await _silo.Grains.FrontDoor().SignIn(new(invite.Mail, Companies.Password, null))).Refusal.Code, Is.EqualTo("no_tenant"));

        await acme.Grain.Invite(invite with { Id = Guid.CreateVersion7() }, acme.OwnerCaller, Companies.Once());
        var second = (await _silo.Letters(LetterKind.Invitation, invite.Mail, acme.Id))[^1];
        var again = (await _silo.Grains.FrontDoor().Accept(new(second.Token, "Bob", Companies.Password))).Value;
        Assert.That(again.AccountId, Is.EqualTo(bob.AccountId));
        Assert.That((await acme.Prove(again)).IsOk, "the new session");
        Assert.That((await acme.Prove(bob)).Refusal.Kind, Is.EqualTo(RefusalKind.Unauthenticated), "the old session");
    }

    [Test]
    public async Task A_change_needs_the_version_that_was_read()
    {
        var acme = await _silo.Open();
        var read = (await acme.Grain.Read()).Value;
        var changed = (await acme.Grain.Change(new("Acme Two", null, null, null), read.Version, acme.OwnerCaller)).Value;
        Assert.That(changed.Version, Is.EqualTo(read.Version + 1));
        Assert.That((await acme.Grain.Change(new("Acme Three", null, null, null), read.Version, acme.OwnerCaller)).Refusal.Kind, Is.EqualTo(RefusalKind.VersionMismatch));
        Assert.That((await acme.Grain.BuySeats(4, read.Version, acme.OwnerCaller)).Refusal.Kind, Is.EqualTo(RefusalKind.VersionMismatch));
    }

    [Test]
    public async Task Business_hours_are_kept_in_the_order_of_the_week()
    {
        var acme = await _silo.Open();
        OpenHours[] week = [new(Weekday.Monday, "09:00", "12:30"), new(Weekday.Monday, "12:30", "18:00"), new(Weekday.Sunday, "00:00", "24:00")];
        Assert.That((await acme.Grain.Read()).Value.BusinessHours, Is.Empty);
        var changed = (await acme.Grain.Change(new(null, null, null, null, [week[2], week[1], week[0]]), null, acme.OwnerCaller)).Value;
        Assert.That(changed.BusinessHours, Is.EqualTo(week));
        Assert.That((await acme.Grain.Change(new(null, null, null, null, [.. week]), null, acme.OwnerCaller)).Value.Version, Is.EqualTo(changed.Version), "they are the same");
        var listed = (await _silo.Grains.OperatorReader().Tenants(new(), null, 10)).Value.Items.Single(tenant => tenant.Id == acme.Id);
        Assert.That(listed.BusinessHours, Is.EqualTo(week), "as the rows say it");
        Assert.That((await acme.Grain.Change(new("Acme", null, null, null, []), null, acme.OwnerCaller)).Value.BusinessHours, Is.Empty);
    }

    [Test]
    public async Task Wrong_input_names_its_field()
    {
        var acme = await _silo.Open();
        async Task Refuses(ChangeTenant command, string field) =>
            Assert.That((await acme.Grain.Change(command, null, acme.OwnerCaller)).Refusal.Field, Is.EqualTo(field));
        await Refuses(new("", null, null, null), "name");
        await Refuses(new(null, "Mars/Olympus", null, null), "timeZone");
        await Refuses(new(null, null, "fr", null), "language");
        foreach (var origin in new[] { "desk.example.com", "https://desk.example.com/", "https://desk.example.com/x", "ftp://x.example", "https://u:p@x.example", "null", "https://b\u00fcro.example" })
            await Refuses(new(null, null, null, [origin]), "origins");
        await Refuses(new(null, null, null, [.. Enumerable.Range(0, 21).Select(n => $"https://o{n}.example.com")]), "origins");
        foreach (var (from, to) in new[] { ("9:00", "18:00"), ("18:00", "09:00"), ("09:00", "09:00"), ("24:00", "24:00"), ("09:00", "24:01"), ("09:60", "18:00"), ("", "18:00"), ("09:00", null!) })
            await Refuses(new(null, null, null, null, [new(Weekday.Monday, from, to)]), "businessHours");
        await Refuses(new(null, null, null, null, [new((Weekday)7, "09:00", "18:00")]), "businessHours");
        await Refuses(new(null, null, null, null, [new(Weekday.Monday, "09:00", "13:00"), new(Weekday.Monday, "12:59", "18:00")]), "businessHours");
        await Refuses(new(null, null, null, null, [.. Enumerable.Repeat(new OpenHours(Weekday.Monday, "09:00", "13:00"), 29)]), "businessHours");
        Assert.That((await acme.Grain.BuySeats(10_001, null, acme.OwnerCaller)).Refusal.Field, Is.EqualTo("bought"));
        Assert.That((await acme.Grain.BuySeats(-1, null, acme.OwnerCaller)).Refusal.Field, Is.EqualTo("bought"));
        Assert.That((await acme.Grain.ChangeMember(acme.Owner.AccountId, [], null, acme.OwnerCaller)).Refusal.Field, Is.EqualTo("roles"));
        Assert.That((await acme.Grain.ChangeMember(acme.Owner.AccountId, ImmutableArray.Create((Role)77), null, acme.OwnerCaller)).Refusal.Field, Is.EqualTo("roles"));
    }

    [Test]
    public async Task Members_are_listed_by_name_page_by_page()
    {
        var acme = await _silo.Open();
        foreach (var name in new[] { "Zoe", "bob", "Bob", "Carl" })
            await acme.Join(name, Role.Viewer);
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await _silo.Grains.TenantReader(acme.Id).Members(cursor, 2)).Value;
            Assert.That(page.Items, Has.Length.LessThanOrEqualTo(2));
            names.AddRange(page.Items.Select(member => member.Name));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.That(names, Has.Count.EqualTo(5).And.Unique);
        Assert.That(names.Select(name => name.ToLowerInvariant()), Is.Ordered);
        Assert.That((await _silo.Grains.TenantReader(acme.Id).Members("bm9uc2Vuc2U", 2)).Refusal.Field, Is.EqualTo("cursor"));
        Assert.That((await _silo.Grains.TenantReader(acme.Id).Members(null, 1_001)).Refusal.Field, Is.EqualTo("limit"));
    }

    [Test]
    public async Task Members_are_listed_whatever_characters_their_names_hold()
    {
        var acme = await _silo.Open();
        var names = new[] { "a", "a\u001b", "a\u001bs", "a\u001f", "a\u001f\u001fb", "\u001f" };
        foreach (var name in names)
        {
            // By the tenant's own grain: no door lets such a name in.
            var token = Company.TokenOf((await acme.Grain.Invite(new(Guid.CreateVersion7(), Companies.NewMail("x"), [Role.Agent]), acme.OwnerCaller, Companies.Once())).Value.Token);
            Assert.That((await acme.Grain.Join(token.Id, token.Secret, Guid.CreateVersion7(), name, acme.OwnerCaller)).IsOk);
        }

        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await _silo.Grains.TenantReader(acme.Id).Members(cursor, 1)).Value;
            listed.AddRange(page.Items.Select(member => member.Name));
            cursor = page.Next;
        }
        while (cursor is not null && listed.Count < 10);
        Assert.That(listed, Is.EquivalentTo(names.Append("Ada Owner")));
    }
}
