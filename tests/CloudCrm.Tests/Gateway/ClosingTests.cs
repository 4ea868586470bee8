using System.Text.Json;
using CloudCrm.Billing;
using CloudCrm.Billing.Usage;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Bus;
using CloudCrm.Crm;
using CloudCrm.Crm.Tenants;
using CloudCrm.Crm.Tenants.Hearing;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using CloudCrm.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Gateway;

/// <summary>The end of a tenant, with a clock of its own.</summary>
[TestFixture]
internal sealed class ClosingTests
{
    private const string LateMail = "bills@left.example";

    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _api = await TheApi.Start();

    [OneTimeTearDown]
    public async Task TearDown() => await _api.DisposeAsync();

    [Test]
    public async Task A_tenant_that_is_being_closed_can_be_read_and_reopened_and_nothing_else()
    {
        using var firm = await Company.Open(_api);
        var customer = await firm.NewCustomer();
        var key = await firm.NewKey(Right.ReadCustomers, Right.ManageCustomers);
        using var program = new CrmClient(_api.Address, key.Token);
        var unused = await firm.NewKey(Right.ReadCustomers);
        var (_, admin) = await firm.NewMember(true, Role.Admin);

        Assert.That(Refused(() => firm.Owner.Tenant.Close(new("Acme", "wrong"))), Is.EqualTo("password_wrong"));
        Assert.That(Refused(() => firm.Owner.Tenant.Close(new("acme", Company.Password))), Is.EqualTo("name_wrong"));
        Assert.That(Refused(() => admin.Tenant.Close(new("Acme", Company.Password))), Is.EqualTo("owner_needed"));
        var closing = await firm.Owner.Tenant.Close(new(" Acme ", Company.Password));

        Assert.That(closing.State, Is.EqualTo(TenantState.Closing));
        Assert.That(closing.ClosesAt - _api.Time.GetUtcNow(), Is.EqualTo(TimeSpan.FromDays(30)).Within(TimeSpan.FromMinutes(5)));
        await Eventually.Holds(async () => await Answered(() => firm.Owner.Customers.Change(customer, new(Name: "x"))) == "tenant_closing", "changes are refused");
        await Eventually.Holds(async () => await Answered(() => program.Customers.Register(new(CustomerKind.Person, "x"))) == "tenant_closing", "programs' changes too");
        Assert.That((await firm.Owner.Customers.Read(customer)).Id, Is.EqualTo(customer));
        Assert.That((await program.Customers.Read(customer)).Id, Is.EqualTo(customer));
        Assert.That((await admin.Tenant.Read()).State, Is.EqualTo(TenantState.Closing));
        Assert.That(Refused(() => admin.Tenant.Reopen("no")), Is.EqualTo("owner_needed"));
        await MailFolder.MailTo(_api.Data, firm.Request.Mail, "is being closed");

        using var again = await CrmClient.SignIn(_api.Address, new(firm.Request.Mail, Company.Password, firm.Tenant));
        using var late = new CrmClient(_api.Address, unused.Token);
        for (var read = 0; read < 10; read++)
            await late.Customers.Page();
        Assert.That((await again.Tenant.Reopen("we stay")).State, Is.EqualTo(TenantState.Active));
        await Eventually.Holds(async () => (await again.Sessions.Read()).State == TenantState.Active, "it is open again");
        Assert.That((await again.Customers.Change(customer, new(Name: "Changed"))).Name, Is.EqualTo("Changed"));
        await MailFolder.MailTo(_api.Data, firm.Request.Mail, "stays open");
        var afterwards = await again.ApiKeys.Make(new("a program", [Right.ReadCustomers]));
        using var later = new CrmClient(_api.Address, afterwards.Token);
        await later.Customers.Page();
        await Eventually.Holds(async () => (await Calls(again)).Any(line => Guid.Parse(line.Group!) == afterwards.Id), "what came after the grace is metered");
        Assert.That((await Calls(again)).Where(line => Guid.Parse(line.Group!) == unused.Id), Is.Empty, "reading in the grace is not");
    }

    [Test]
    public async Task After_the_grace_nobody_gets_in_and_nothing_is_left_but_that_it_was_there()
    {
        using var firm = await Company.Open(_api, "Gone");
        using var other = await Company.Open(_api, "Stays");
        foreach (var company in new[] { firm, other })
        {
            var interaction = await company.NewInteraction();
            await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "hello"));
            await company.NewAttachment(interaction);
            await company.NewField();
            await company.NewImport();
            await company.NewKey(Right.ReadCustomers);
            await company.Owner.Teams.Make(new("Some", Members: [company.OwnerId]));
            await company.NewInvitation(Role.Agent);
        }

        await Eventually.Holds(async () => await Events(firm.Tenant) > 0, "its usage has arrived");
        var key = await firm.NewKey(Right.ReadCustomers);
        await firm.Owner.Tenant.Close(new("Gone", Company.Password));
        _api.Time.Advance(TimeSpan.FromDays(23.1));
        await MailFolder.MailTo(_api.Data, firm.Request.Mail, "will be deleted soon");
        _api.Time.Advance(TimeSpan.FromDays(6));
        await Eventually.Holds(() => MailFolder.MailsTo(_api.Data, firm.Request.Mail).Count(mail => mail.Subject.Contains("deleted soon")) == 2, "the second reminder comes");
        _api.Time.Advance(TimeSpan.FromDays(1));
        await Eventually.Holds(async () => (await Tombstone(firm.Tenant)).PurgedAt is not null, "its data are deleted", TimeSpan.FromMinutes(2));

        Assert.That(Refused(async () => (await CrmClient.SignIn(_api.Address, new(firm.Request.Mail, Company.Password, firm.Tenant))).Dispose()), Is.Not.Empty);
        using var program = new CrmClient(_api.Address, key.Token);
        Assert.That(Refused(() => program.Customers.Page()), Is.Not.Empty);
        // The work goes after what it did, and so does what Billing still says.
        await Eventually.Holds(async () => (await Rows(firm.Tenant)).GetValueOrDefault("due_work") == 0, "no work is left");
        await HearAll(firm.Tenant);
        var left = await Eventually.Value(async () => await Rows(firm.Tenant) is var rows && rows.Where(table => table.Value > 0).Select(table => table.Key).SequenceEqual(["tenants"]) ? rows : null, "only the tenant's own row is left");
        Assert.That((await MailFolder.MailTo(_api.Data, LateMail, "2026-0001")).Text, Does.Contain("12.00 USD"), "the last bill goes to the address for bills");
        Assert.That(left, Has.Count.GreaterThan(20));
        Assert.That((await Rows(other.Tenant)).Where(table => table.Value == 0).Select(table => table.Key), Does.Not.Contain("customers").And.Not.Contain("journal").And.Not.Contain("attachments"));
        var files = Directory.CreateDirectory(Path.Combine(_api.Data, "blobs", $"{firm.Tenant:n}"));
        Assert.That(files.EnumerateDirectories().Select(area => area.Name), Is.SubsetOf(new[] { Contracts.Interactions.FileArea.Invoices }), "what Billing prints of invoices stays with these");
        Assert.That(await Events(firm.Tenant), Is.GreaterThan(0), "Billing keeps what was used");
        using var operatorClient = await _api.Operator();
        Assert.That((await operatorClient.Operator.Tenant(firm.Tenant)).State, Is.EqualTo(TenantState.Closed));
        var opening = new Contracts.Tenants.OpenTenant("Again", "team", "UTC", "en", firm.OwnerId, "Ada", firm.Request.Mail);
        var again = await _api.Get<IGrainFactory>().Tenant(TenantId.From(firm.Tenant)).Open(opening, Caller.System, new("again", "again"));
        Assert.That(again.Refusal.Code, Is.EqualTo("id_reused"), "the id is never used again");
        await Eventually.Holds(async () => await BillingState(firm.Tenant) == "Closed", "Billing knows");
    }

    [Test]
    public async Task The_operator_reopens_a_closing_tenant_and_an_old_grace_ends_nothing()
    {
        using var firm = await Company.Open(_api, "Undecided");
        using var operatorClient = await _api.Operator();
        await firm.Owner.Tenant.Close(new("Undecided", Company.Password));

        Assert.That(Refused(() => operatorClient.Operator.Suspend(firm.Tenant, "unpaid")), Is.EqualTo("tenant_closing"));
        Assert.That((await operatorClient.Operator.Reactivate(firm.Tenant, "they called")).ClosesAt, Is.Null);
        _api.Time.Advance(TimeSpan.FromDays(31));
        using var again = await CrmClient.SignIn(_api.Address, new(firm.Request.Mail, Company.Password, firm.Tenant));
        await again.Customers.Register(new(CustomerKind.Person, "Still here"));
        await Eventually.Holds(async () => !await HasWork(firm.Tenant), "the old work is done");
        Assert.That((await again.Tenant.Read()).State, Is.EqualTo(TenantState.Active));
    }

    [Test]
    public async Task A_tenant_that_the_operator_closed_is_deleted_after_the_same_time_and_stays_closed()
    {
        using var firm = await Company.Open(_api, "Thrown out");
        await firm.NewCustomer();
        using var operatorClient = await _api.Operator();

        var closed = await operatorClient.Operator.Close(firm.Tenant, "fraud");
        Assert.That(closed.ClosesAt - _api.Time.GetUtcNow(), Is.EqualTo(TimeSpan.FromDays(30)).Within(TimeSpan.FromMinutes(5)));
        Assert.That(Refused(() => operatorClient.Operator.Reactivate(firm.Tenant, "sorry")), Is.EqualTo("tenant_closed"));
        Assert.That((await Rows(firm.Tenant))["customers"], Is.EqualTo(1), "its data are kept so long");
        _api.Time.Advance(TimeSpan.FromDays(30.1));

        await Eventually.Holds(async () => (await Tombstone(firm.Tenant)).PurgedAt is not null, "its data are deleted", TimeSpan.FromMinutes(2));
        Assert.That((await Rows(firm.Tenant))["customers"], Is.Zero);
    }

    [Test]
    public void Every_table_of_tenants_is_emptied()
    {
        using var db = _api.Get<IDbSource<CrmDb>>().AcrossTenants();
        var all = db.Model.GetEntityTypes().Where(type => type.FindProperty("TenantId") is not null).Select(type => type.GetTableName()).ToHashSet();

        // Messages on their way to Billing leave by themselves; the tenant's own row is the tombstone.
        Assert.That(_api.Get<TenantPurge>().Tables().Select(table => table.Name), Is.EquivalentTo(all.Except(["outbox", "tenants"])));
    }

    /// <summary>Everything that Billing may say of a tenant, arriving now.</summary>
    private async Task HearAll(Guid tenant)
    {
        var (now, caller) = (_api.Time.GetUtcNow(), Caller.System);
        await Hear(new PlanChanged(tenant, "business", long.MaxValue));
        await Hear(new BillingStanding(tenant, Contracts.Billing.PaymentStanding.PastDue, long.MaxValue, now));
        await Hear(new BillingNotice(tenant, new(Company.NewId(), BillingNewsKind.InvoiceIssued, [new("invoice", "2026-0001"), new("amount", "12.00 USD"), new("due", "2026-12-31")], LateMail, Company.NewId())));
        await Hear(new ActTold(tenant, new(Company.NewId(), now, caller, "budget", Company.NewId(), "made", "{}")));
        await Hear(new UnitsLeased(tenant, new("messages.outbound", now.AddDays(-1), now.AddDays(30), 100, null, 0, long.MaxValue)));

        async Task Hear<TMessage>(TMessage message) where TMessage : class
        {
            var hearing = _api.Get<IEnumerable<IDueHandler>>().OfType<Hearing<TMessage>>().Single();
            await hearing.Handle(new() { TenantId = TenantId.From(tenant), Id = Company.NewId(), Kind = hearing.Kind, DueAt = now, Payload = JsonSerializer.Serialize(message, RowJson.Options) }, CancellationToken.None);
        }
    }

    /// <summary>Calls that were metered, by who made them.</summary>
    private async Task<List<UsageLine>> Calls(CrmClient client)
    {
        var now = _api.Time.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        var usage = await client.Usage.Read(hour.AddHours(-1), hour.AddHours(2), UsageGroup.User);
        return [.. usage.Lines.Where(line => line.Meter == "api.calls")];
    }

    private async Task<TenantRow> Tombstone(Guid tenant)
    {
        await using var db = _api.Get<IDbSource<CrmDb>>().AcrossTenants();
        return await db.Set<TenantRow>().SingleAsync(row => row.TenantId == TenantId.From(tenant));
    }

    private async Task<bool> HasWork(Guid tenant)
    {
        await using var db = _api.Get<IDbSource<CrmDb>>().AcrossTenants();
        return await db.DueWork.AnyAsync(work => work.TenantId == TenantId.From(tenant) && work.Kind == "tenant.end");
    }

    private async Task<int> Events(Guid tenant)
    {
        await using var db = _api.Get<IDbSource<BillingDb>>().ForTenant(TenantId.From(tenant));
        return await db.Set<UsageEventRow>().CountAsync();
    }

    private async Task<string> BillingState(Guid tenant)
    {
        await using var db = _api.Get<IDbSource<BillingDb>>().ForTenant(TenantId.From(tenant));
        return (await db.Set<BillingTenantRow>().SingleAsync()).State;
    }

    /// <summary>How many rows of a tenant each table has that says whose its rows are.</summary>
    private async Task<Dictionary<string, long>> Rows(Guid tenant)
    {
        await using var db = _api.Get<IDbSource<CrmDb>>().ForTenant(TenantId.From(tenant));
        var counts = new Dictionary<string, long>();
        foreach (var table in db.Model.GetEntityTypes().Where(type => type.FindProperty("TenantId") is not null).Select(type => type.GetTableName()!).Where(name => name != "outbox"))
            counts[table] = (await db.Query($"SELECT count(*) FROM {table} WHERE tenant_id = @tenant", _ => { }, reader => reader.GetInt64(0))).Single();
        return counts;
    }

    private static async Task<string> Answered(Func<Task> call)
    {
        try
        {
            await call();
            return "ok";
        }
        catch (CrmApiException e)
        {
            return e.Code;
        }
    }

    private static string Refused(Func<Task> call) => Assert.ThrowsAsync<CrmApiException>(() => call())!.Code;
}
