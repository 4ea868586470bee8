using System.Globalization;
using CloudCrm.Billing;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Gateway;

/// <summary>What a tenant pays by, through the API.</summary>
[TestFixture]
internal sealed class BillingAccountTests
{
    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start([]);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task A_company_that_signs_up_has_an_account_in_its_running_period()
    {
        using var firm = await Company.Open(_api, plan: "team");
        var account = await firm.Billing();

        Assert.That((account.Currency, account.Plan, account.PriceVersion, account.Version), Is.EqualTo(("USD", "team", "2026-11", 1L)));
        Assert.That(account.PeriodFrom.AddMonths(1), Is.EqualTo(account.PeriodTo));
        Assert.That(account.StartsAt, Is.LessThan(_api.Time.GetUtcNow()).And.EqualTo(account.EndsAt.AddDays(-(account.PeriodTo.DayNumber - account.PeriodFrom.DayNumber))));
        Assert.That((account.Credit, account.Prepaid, account.Balances.Count), Is.EqualTo(("0.00", "0.00", 0)));
    }

    [Test]
    public async Task A_sandbox_has_no_account_and_no_statement()
    {
        using var firm = await Company.Open(_api);
        await firm.Billing();
        var sandbox = await firm.Owner.Tenant.OpenSandbox(new("Trying"));
        using var inside = new CrmClient(_api.Address, (await firm.Owner.Account.Switch(new(sandbox.Id))).Token);

        Assert.That(Refused(() => inside.Billing.Account()), Is.EqualTo((404, (string?)null)));
        Assert.That(Refused(() => inside.Billing.Statement()), Is.EqualTo((404, (string?)null)));
    }

    [Test]
    public async Task An_upgrade_holds_at_once_and_a_downgrade_from_the_next_period_on()
    {
        using var firm = await Company.Open(_api, plan: "team");
        await firm.Billing();

        var up = await firm.Owner.Billing.ChangePlan("business");
        Assert.That((up.Plan, up.NextPlan), Is.EqualTo(("business", (string?)null)));
        var down = await firm.Owner.Billing.ChangePlan("free");
        Assert.That((down.Plan, down.NextPlan), Is.EqualTo(("business", "free")));
        var kept = await firm.Owner.Billing.ChangePlan("business");
        Assert.That((kept.Plan, kept.NextPlan), Is.EqualTo(("business", (string?)null)));
        Assert.That(Refused(() => firm.Owner.Billing.ChangePlan("platinum")), Is.EqualTo((422, "plan")));
        var (once, again) = (await firm.Owner.Billing.ChangePlan("free", "again"), await firm.Owner.Billing.ChangePlan("free", "again"));
        Assert.That(again.Version, Is.EqualTo(once.Version));
    }

    [Test]
    public async Task A_change_comes_to_what_its_preview_said()
    {
        var (firm, owner) = await Paying("team");
        using var _ = firm;
        using var again = owner;
        var before = await owner.Billing.Statement();

        var preview = await owner.Billing.Preview(new("business", 1_010));
        Assert.That(preview.Now.Due, Is.EqualTo(before.Due));
        Assert.That(Money(preview.Difference), Is.EqualTo(Money(preview.Then.Due) - Money(preview.Now.Due)).And.GreaterThan(0));
        await owner.Billing.ChangePlan("business");
        await owner.Seats.Buy(1_010);

        await Eventually.Holds(async () => (await owner.Billing.Statement()).Due == preview.Then.Due, "the statement is as the preview said");
        Assert.That(Refused(() => owner.Billing.Preview(new(Seats: -1))), Is.EqualTo((422, "seats")));
        Assert.That(Refused(() => owner.Billing.Preview(new("platinum"))), Is.EqualTo((422, "plan")));
    }

    [Test]
    public async Task A_trial_shows_everything_and_charges_nothing()
    {
        using var firm = await Company.Open(_api, plan: "business");
        var account = await firm.Billing();
        var statement = await firm.Owner.Billing.Statement();
        Assert.That(account.TrialUntil!.Value.DayNumber, Is.GreaterThan(account.Plans[0].From.DayNumber));
        Assert.That(statement.Lines.Where(line => line.Kind == LineKind.Trial).Sum(line => Money(line.Amount)), Is.Negative);
        Assert.That(statement.Lines.Sum(line => Money(line.Amount)), Is.EqualTo(Money(statement.Due)));
    }

    [Test]
    public async Task A_statement_shows_every_step_and_sums_to_what_is_due()
    {
        var (firm, owner) = await Paying("business");
        using var _ = firm;
        using var again = owner;
        using var client = await _api.Operator();
        var terms = new BillingTerms(
            "USD", 30, new("VAT", "0.05", false), Base: "100", Meters: new Dictionary<string, MeterPrice> { ["messages.inbound"] = new(new(PriceModel.PerUnit, "2"), "1") },
            Coupons: [new("HALF", Percent: "50")], Commitments: [new("PROMISE", "100000")]);
        var account = await client.Operator.Billing.SetTerms(firm.Tenant, terms);
        Assert.That((account.Terms.DueDays, account.Terms.Base, account.Terms.Meters!["messages.inbound"].Price.Unit), Is.EqualTo((30, "100", "2")));
        await client.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Credit, "12.34", "USD", "sorry"));
        await client.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Prepaid, "50", "USD", "paid ahead"));
        var balances = (await client.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Credit, "700", "JPY", "sorry"))).Balances;
        Assert.That(balances, Is.EqualTo(new BalancesLeft[] { new("JPY", "700", "0"), new("USD", "12.34", "50.00") }));
        var customer = await owner.Customers.Register(new(CustomerKind.Person, "Cheng Yu"));
        var interaction = await owner.Interactions.Open(new("x", Direction.Inbound, customer.Id, "Where is my order?"));
        foreach (var text in new[] { "one", "two", "three" })
            await owner.Interactions.Append(interaction.Id, new(Direction.Inbound, text));
        await Eventually.Holds(async () => (await owner.Billing.Statement()).Lines.Where(line => line.Code == "messages.inbound").Sum(line => Money(line.Quantity ?? "0")) == 3, "the messages are on the statement");

        var statement = await owner.Billing.Statement();
        Assert.That(statement.Lines.Sum(line => Money(line.Amount)), Is.EqualTo(Money(statement.Due)));
        Assert.That(statement.Lines.Select(line => line.Kind).Distinct(), Is.SupersetOf(new[] { LineKind.Base, LineKind.Seats, LineKind.TrueUp, LineKind.Discount, LineKind.Tax, LineKind.Credit, LineKind.Prepaid }));
        Assert.That(Money(statement.Charges), Is.EqualTo(100_000m), "the promise is trued up");
        Assert.That((Line(statement, LineKind.Discount, "HALF")?.Amount, statement.Discounts), Is.EqualTo(("-50000.00", "-50000.00")));
        Assert.That(statement.Tax, Is.EqualTo("2500.00"));
        Assert.That(statement.Due, Is.EqualTo("52437.66"));
    }

    [Test]
    public async Task Terms_and_balances_that_are_wrong_are_refused_by_name()
    {
        using var firm = await Company.Open(_api);
        using var client = await _api.Operator();
        var version = (await firm.Billing()).Version;
        (BillingTerms Terms, string Field)[] wrong =
        [
            (new("GBP", 14), "currency"),
            (new("USD", 121), "dueDays"),
            (new("USD", 14, new("", "0.1", false)), "tax.code"),
            (new("USD", 14, new("VAT", "1.1", false)), "tax.rate"),
            (new("JPY", 14, Base: "1.5"), "base"),
            (new("USD", 14, Seat: "-1"), "seat"),
            (new("USD", 14, Coupons: [new("A", "1", "1")]), "coupons[0].percent"),
            (new("USD", 14, Coupons: [new("A", "101")]), "coupons[0].percent"),
            (new("USD", 14, Commitments: [new("A", "x")]), "commitments[0].amount"),
            (new("USD", 14, Commitments: [new("A", "100", ["base", "seats", "messages.outbound", "no.such"])]), "commitments[0].codes[3]"),
            (new("USD", 14, Meters: new Dictionary<string, MeterPrice> { ["no.such"] = new(new(PriceModel.PerUnit, "1"), "0") }), "meters.no.such"),
            (new("USD", 14, Meters: new Dictionary<string, MeterPrice> { ["seats"] = new(new(PriceModel.PerUnit, "1"), "0") }), "meters.seats"),
        ];
        foreach (var (terms, field) in wrong)
            Assert.That(Refused(() => client.Operator.Billing.SetTerms(firm.Tenant, terms)), Is.EqualTo((422, field)));
        Assert.That(Refused(() => client.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Credit, "0", "USD", "why"))), Is.EqualTo((422, "amount")));
        Assert.That(Refused(() => client.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Credit, "1.001", "USD", "why"))), Is.EqualTo((422, "amount")));
        Assert.That(Refused(() => client.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Credit, "1", "USD", ""))), Is.EqualTo((422, "reason")));
        Assert.That(Refused(() => client.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Credit, "1", "GBP", "why"))), Is.EqualTo((422, "currency")));
        Assert.That(Refused(() => client.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Credit, "1.5", "JPY", "why"))), Is.EqualTo((422, "amount")));
        Assert.That(Refused(() => client.Operator.Billing.SetTerms(firm.Tenant, new("USD", 14), version + 5)), Is.EqualTo((412, "If-Match")));
        Assert.That(Refused(() => firm.Owner.Billing.SetBuyer(new(Mail: "nobody"))), Is.EqualTo((422, "mail")));
        Assert.That((await firm.Owner.Billing.Account()).Version, Is.EqualTo(version), "nothing was written");

        var buyer = new BillingParty("晨曦股份有限公司", "台北市\n信義路 1 號", "12345675", "PO-7", "bills@sunrise.example");
        Assert.That((await firm.Owner.Billing.SetBuyer(buyer)).Buyer, Is.EqualTo(buyer));
    }

    [Test]
    public async Task A_period_ends_by_itself_and_the_next_one_begins_with_what_was_planned()
    {
        await using var api = await TheApi.Start([]);
        using var operatorClient = await api.Operator();
        using var firm = await Company.Open(api, plan: "business");
        var first = await firm.Billing();
        await operatorClient.Operator.Billing.SetTerms(firm.Tenant, new("USD", 14, Coupons: [new("TWICE", Percent: "10", Periods: 2)]));
        await firm.Owner.Billing.ChangePlan("team");
        Assert.That(await Remembered(api, firm), Is.Not.Zero);
        api.Time.Advance(first.EndsAt - api.Time.GetUtcNow() + TimeSpan.FromMinutes(1));
        using var again = await CrmClient.SignIn(api.Address, new(firm.Request.Mail, Company.Password, firm.Tenant));

        await Eventually.Holds(async () => (await again.Billing.Account()).PeriodFrom == first.PeriodTo, "the next period has begun");
        var next = await again.Billing.Account();
        Assert.That((next.Plan, next.NextPlan, next.Terms.Coupons!.Single().Periods), Is.EqualTo(("team", (string?)null, 1)));
        Assert.That(next.Plans, Has.Count.EqualTo(1));
        api.Time.Advance(TimeSpan.FromDays(70));
        using var later = await CrmClient.SignIn(api.Address, new(firm.Request.Mail, Company.Password, firm.Tenant));
        var third = await later.Billing.Account();
        Assert.That(third.StartsAt, Is.LessThanOrEqualTo(api.Time.GetUtcNow()));
        Assert.That(third.EndsAt, Is.GreaterThan(api.Time.GetUtcNow()));
        Assert.That(third.Terms.Coupons, Is.Empty);
        await Eventually.Holds(async () => await Remembered(api, firm) == 0, "old answers are forgotten");
    }

    private static async Task<int> Remembered(TheApi api, Company firm)
    {
        await using var db = api.Get<IDbSource<BillingDb>>().ForTenant(TenantId.From(firm.Tenant));
        return await db.Requests.CountAsync(row => row.TenantId == TenantId.From(firm.Tenant));
    }

    private static StatementLine? Line(Statement statement, LineKind kind, string code) => statement.Lines.FirstOrDefault(line => line.Kind == kind && line.Code == code);

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static (int Status, string? Field) Refused(Func<Task> call)
    {
        var refused = Assert.ThrowsAsync<CrmApiException>(() => call())!;
        return ((int)refused.Status, refused.Field);
    }

    /// <summary>A company whose trial is over.</summary>
    private async Task<(Company Firm, CrmClient Owner)> Paying(string plan)
    {
        var firm = await Company.Open(_api, plan: plan);
        var trial = (await firm.Billing()).TrialUntil!.Value;
        await Eventually.Holds(async () => (await firm.Owner.Billing.Statement()).Lines.Any(line => line.Kind == LineKind.Seats && Money(line.Quantity ?? "0") > 0), "its seats are known");
        _api.Time.Advance(trial.ToDateTime(TimeOnly.MaxValue) - _api.Time.GetUtcNow().DateTime);
        return (firm, await CrmClient.SignIn(_api.Address, new(firm.Request.Mail, Company.Password, firm.Tenant)));
    }
}
