using System.Globalization;
using CloudCrm.Client;
using CloudCrm.Tests.Mail;

namespace CloudCrm.Tests.Gateway;

/// <summary>Statements through the API: what a period is expected to come to, and what the last one would have.</summary>
[TestFixture]
internal sealed class StatementTests
{
    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task Start() => _api = await TheApi.Start([]);

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task A_steady_use_goes_on_to_the_end_of_the_period()
    {
        using var firm = await Company.Open(_api, plan: "team");
        var meter = await firm.NewMeter();
        await Priced(firm, meter, new(PriceModel.PerUnit, "2"));
        Assert.That((await firm.Owner.Billing.Statement()).Forecast, Is.Null, "on the first day nothing is known");
        using var owner = await After(firm, TimeSpan.FromDays(10));
        await owner.Usage.Record([.. Enumerable.Range(1, 9).Select(day => RecordUsage.Of("/tests", $"{day}", meter.Code, _api.Time.GetUtcNow().AddDays(-day), 50))]);

        var account = await owner.Billing.Account();
        var statement = await owner.Billing.Statement();
        var (lines, left) = (Lines(statement, meter), (decimal)(account.EndsAt - statement.AsOf).TotalDays);
        var forecast = statement.Forecast!;
        Assert.That(forecast.BasedOnDays, Is.EqualTo(9));
        Assert.That(lines.Sum(line => Money(line.Expected!)), Is.EqualTo(lines.Sum(line => Money(line.Amount)) + (left * 50 * 2)).Within(4));
        Assert.That(Money(forecast.Total), Is.InRange(Money(forecast.Low), Money(forecast.High)).And.GreaterThan(Money(statement.Total)));
        Assert.That(statement.Lines.Sum(it => Money(it.Amount)), Is.EqualTo(Money(statement.Due)));
        Assert.That(statement.Lines.Where(it => it.Kind <= LineKind.Tax).Sum(it => Money(it.Expected!)), Is.EqualTo(Money(forecast.Total)));
    }

    [Test]
    public async Task The_last_period_is_rated_again_under_another_plan()
    {
        using var firm = await Company.Open(_api, plan: "team");
        var account = await firm.Billing();
        // Before time jumps: what is told later would be a correction of a later invoice.
        await Eventually.Holds(
            async () => (await firm.Owner.Billing.Statement()).Lines.Any(line => line.Kind == LineKind.Seats && Money(line.Amount) > 0), "the bought seats are on the statement");
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Billing.WhatIf("team", StatementPeriod.Last))!.Status, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
        using (var op = await _api.Operator())
            await op.Operator.Billing.SetTerms(firm.Tenant, new("USD", 14, new("VAT", "0.05", false), Base: "77", Coupons: [new("TEN", Percent: "10")], Commitments: [new("PROMISE", "400")]));

        using var first = await After(firm, account.EndsAt - _api.Time.GetUtcNow() + TimeSpan.FromHours(1));
        var draft = (await first.Invoices.Drafts()).Single();
        var same = await first.Billing.WhatIf("team", StatementPeriod.Last);
        Assert.That((same.From, same.To, same.Total, same.Due), Is.EqualTo((account.PeriodFrom, account.PeriodTo, draft.Total, draft.Due)));

        using var owner = await After(firm, TimeSpan.FromDays(33));
        await Eventually.Holds(async () => (await owner.Invoices.List()).Count >= 2, "two invoices are issued");
        var invoice = await owner.Invoices.Read((await owner.Invoices.List()).MaxBy(it => it.PeriodFrom)!.Id);
        var (again, other, running) = (await owner.Billing.WhatIf("team", StatementPeriod.Last), await owner.Billing.WhatIf("business", StatementPeriod.Last), await owner.Billing.WhatIf("team"));
        Assert.That((again.From, again.Total, again.Due), Is.EqualTo((invoice.PeriodFrom, invoice.Total, invoice.Due)));
        // The last calls of the period may have been told after its invoice counted.
        Assert.That(again.Lines.Where(line => line.Code != "api.calls"), Is.EqualTo(invoice.Lines.Where(line => line.Code != "api.calls")));
        Assert.That((other.Plan, other.Forecast), Is.EqualTo(("business", (StatementForecast?)null)));
        Assert.That(Money(other.Total), Is.GreaterThan(Money(again.Total)));
        Assert.That(running.From, Is.EqualTo(invoice.PeriodTo));
    }

    [Test]
    public async Task Events_without_a_quantity_are_charged_where_the_price_says_so()
    {
        using var firm = await Company.Open(_api, plan: "free");
        var meter = await firm.NewMeter();
        await Priced(firm, meter, new(PriceModel.PerUnit, "5", PerEvent: "0.25"));
        await firm.Owner.Usage.Record([.. Enumerable.Range(0, 3).Select(i => RecordUsage.Of("/tests", $"{i}", meter.Code, _api.Time.GetUtcNow(), 0))]);
        await Eventually.Holds(async () => Lines(await firm.Owner.Billing.Statement(), meter)[^1].Amount == "0.75", "three events stand on the statement");
    }

    [Test]
    public async Task Charges_are_split_to_the_last_cent()
    {
        using var firm = await Company.Open(_api, plan: "free");
        var tokens = await firm.NewMeter();
        await Priced(firm, ("messages.inbound", "0.10"), ("messages.outbound", "0.33"), ("customers.active", "1"), ("api.calls", "0"), ("storage.bytes", "0"), (tokens.Code, "0.01"));
        var (one, other) = (await firm.NewCustomer(), await firm.NewCustomer());
        var (chat, mail) = (await firm.NewInteraction(one), await firm.Owner.Interactions.Open(new("mail", Direction.Inbound, other, "An order")));
        foreach (var (interaction, direction) in new[] { (chat, Direction.Inbound), (chat, Direction.Inbound), (chat, Direction.Outbound), (mail.Id, Direction.Inbound) })
            await firm.Owner.Interactions.Append(interaction, new(direction, "Hello"));
        await firm.Owner.Usage.Record([RecordUsage.Of("/tests", "t", tokens.Code, _api.Time.GetUtcNow(), 700)]);
        await Eventually.Holds(async () => (await firm.Owner.Billing.Costs(CostGroup.Meter)).Lines.Sum(line => Money(line.Amount)) == 9.63m, "all is counted");

        var statement = await firm.Owner.Billing.Statement();
        var (meters, days, channels) = (await firm.Owner.Billing.Costs(CostGroup.Meter), await firm.Owner.Billing.Costs(CostGroup.Day), await firm.Owner.Billing.Costs(CostGroup.Channel));
        var (users, customers) = (await firm.Owner.Billing.Costs(CostGroup.User), await firm.Owner.Billing.Costs(CostGroup.Customer));
        Assert.That(Lines(meters), Is.EqualTo(new[] { (tokens.Code, "7.00"), ("customers.active", "2.00"), ("messages.outbound", "0.33"), ("messages.inbound", "0.30") }));
        Assert.That(days.Lines.Sum(line => Money(line.Amount)), Is.EqualTo(9.63m));
        Assert.That(days.Lines.Select(day => day.Parts!.Sum(part => Money(part.Amount))), Is.EqualTo(days.Lines.Select(day => Money(day.Amount))));
        Assert.That(
            days.Lines.SelectMany(day => day.Parts!).GroupBy(part => part.Meter).Select(meter => (meter.Key, meter.Sum(part => Money(part.Amount)))),
            Is.EquivalentTo(meters.Lines.Select(line => (line.Key, Money(line.Amount)))));
        Assert.That(meters.Lines.Concat(channels.Lines).Select(line => line.Parts), Is.All.Null);
        Assert.That(Lines(channels), Is.EqualTo(new[] { ("x", "1.53"), ("mail", "1.10") }));
        Assert.That(Lines(users), Is.EqualTo(new[] { ($"{firm.OwnerId}", "2.63") }));
        Assert.That(Lines(customers), Is.EqualTo(new[] { ($"{one}", "1.53"), ($"{other}", "1.10") }));
        foreach (var split in new[] { meters, days, channels, users, customers })
        {
            Assert.That(split.Charges, Is.EqualTo(statement.Charges));
            Assert.That(split.Lines.Sum(line => Money(line.Amount)) + Money(split.Others) + Money(split.Rest), Is.EqualTo(Money(split.Charges)), $"{split.By}");
        }

        var costs = new[] { (await firm.Owner.Interactions.Read(chat)).Cost!, (await firm.Owner.Interactions.Read(mail.Id)).Cost! };
        Assert.That(costs.Select(cost => (cost.Currency, cost.Amount, cost.IsFinal)), Is.EqualTo(new[] { ("USD", "1.53", false), ("USD", "1.1", false) }));
        Assert.That(costs[0].Units, Is.EqualTo(new InteractionUnits[] { new("customers.active", "1", "1"), new("messages.inbound", "2", "0.2"), new("messages.outbound", "1", "0.33") }));
        var running = await firm.Owner.Billing.Account();
        var whole = await firm.Owner.Customers.Cost(one);
        Assert.That((whole.Currency, whole.PeriodFrom, whole.PeriodTo, whole.Amount), Is.EqualTo(("USD", running.PeriodFrom, running.PeriodTo, "1.53")));
        Assert.That(whole.Units, Is.EqualTo(costs[0].Units));
        Assert.That((await firm.Owner.Customers.Cost(await firm.NewCustomer())).Amount, Is.EqualTo("0"));
        await firm.Owner.Customers.Merge(other, one);
        Assert.That((await firm.Owner.Customers.Cost(one)).Amount, Is.EqualTo("2.63"), "with whoever was merged into it");
        var (_, agent) = await firm.NewMember(true, Role.Agent);
        Assert.That((await agent.Interactions.Read(chat)).Cost, Is.Null, "who may not read usage is not told");
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => agent.Customers.Cost(one))!.Status, Is.EqualTo(403));
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Customers.Cost(Company.NewId()))!.Status, Is.EqualTo(404));
        var (_, accountant) = await firm.NewMember(false, Role.Billing);
        Assert.That((await accountant.Billing.Costs(CostGroup.User)).Lines, Is.EqualTo(users.Lines));
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => accountant.Billing.Costs(CostGroup.Customer))!.Status, Is.EqualTo(403));
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Billing.Costs(CostGroup.Day, StatementPeriod.Last))!.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task An_interaction_has_its_share_of_each_periods_invoice()
    {
        using var firm = await Company.Open(_api, plan: "free");
        await Priced(firm, new Dictionary<string, MeterPrice> { ["messages.inbound"] = new(new(PriceModel.PerUnit, "1"), "2"), ["customers.active"] = new(new(PriceModel.PerUnit, "0"), "0") });
        var (one, other) = (await firm.NewInteraction(), await firm.NewInteraction());
        foreach (var interaction in new[] { one, one, one, other })
            await firm.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Hello"));
        // What came after its invoice counted would not be on it.
        await Eventually.Holds(
            async () => (await firm.Owner.Billing.Statement()).Lines.Where(line => line.Code == "messages.inbound").Sum(line => Money(line.Quantity!)) == 4, "the messages are on the statement");
        var account = await firm.Owner.Billing.Account();
        using var later = await After(firm, account.EndsAt - _api.Time.GetUtcNow() + TimeSpan.FromHours(26));
        await Eventually.Holds(async () => (await later.Invoices.List()).Any(it => it.PeriodFrom == account.PeriodFrom), "there is an invoice");
        var invoice = await later.Invoices.Read((await later.Invoices.List()).Single(it => it.PeriodFrom == account.PeriodFrom).Id);
        var costs = await Eventually.Value(
            async () => ((await later.Interactions.Read(one)).Cost, (await later.Interactions.Read(other)).Cost) is ({ IsFinal: true } first, { IsFinal: true } second) ? new[] { first, second } : null, "both are final");
        var charged = invoice.Lines.Where(line => line.Code == "messages.inbound").Sum(line => Money(line.Amount));
        Assert.That(costs.Sum(cost => Money(cost.Amount)), Is.EqualTo(charged).And.GreaterThan(0));
        Assert.That(Money(costs[0].Amount), Is.EqualTo(charged * 3 / 4));

        await later.Interactions.Append(one, new(Direction.Inbound, "Hello again"));
        await Eventually.Holds(async () => (await later.Interactions.Read(one)).Cost is { IsFinal: false }, "it goes on in a period that is not over");
    }

    [Test]
    public async Task A_day_out_of_the_ordinary_is_told_once()
    {
        using var firm = await Company.Open(_api, plan: "free");
        var meter = await firm.NewMeter();
        await Priced(firm, meter, new(PriceModel.PerUnit, "0.5"));
        using var owner = await After(firm, TimeSpan.FromDays(12));
        var now = _api.Time.GetUtcNow();
        await owner.Usage.Record([RecordUsage.Of("/tests", "much", meter.Code, now, 500), .. Enumerable.Range(1, 10).Select(day => RecordUsage.Of("/tests", $"{day}", meter.Code, now.AddDays(-day), 30))]);

        var told = new List<(string, Guid)>();
        for (var day = 0; day < 2; day++)
        {
            using var later = await After(firm, TimeSpan.FromHours(27));
            await Eventually.Holds(
                async () => (told = await Told(later)).Contains(("cost_anomaly", firm.Tenant)) && told.Contains(("anomaly", meter.Id)), "it is told");
        }

        Assert.That(told.Count(it => it == ("anomaly", meter.Id)), Is.EqualTo(1), "and not again when the next day is looked at");
        Assert.That((await MailFolder.MailTo(_api.Data, firm.Request.Mail, "unusual usage")).Text, Does.Contain($"used 500 of {meter.Code}. Usual is 30 a day"));
        Assert.That((await MailFolder.MailTo(_api.Data, firm.Request.Mail, "unusual costs")).Text, Does.Contain("cost about 250.00 USD. Usual is 15.00 USD a day"));

        static async Task<List<(string, Guid)>> Told(CrmClient client) =>
            [.. (await client.Journal.Page(limit: 200)).Items.Where(entry => entry.Entity == "billing").Select(entry => (entry.Verb, entry.EntityId))];
    }

    private static IEnumerable<(string, string)> Lines(StatementCosts costs) => costs.Lines.Select(line => (line.Key, line.Amount));

    /// <summary>A meter with a price for this company alone.</summary>
    private Task Priced(Company firm, Meter meter, Price price) => Priced(firm, new Dictionary<string, MeterPrice> { [meter.Code] = new(price, "0") });

    private async Task Priced(Company firm, Dictionary<string, MeterPrice> prices)
    {
        await firm.Billing();
        using var op = await _api.Operator();
        await op.Operator.Billing.SetTerms(firm.Tenant, new("USD", 14, Meters: prices));
    }

    private Task Priced(Company firm, params (string Meter, string Unit)[] prices) =>
        Priced(firm, prices.ToDictionary(it => it.Meter, it => new MeterPrice(new(PriceModel.PerUnit, it.Unit), "0")));

    private async Task<CrmClient> After(Company firm, TimeSpan wait)
    {
        _api.Time.Advance(wait);
        return await CrmClient.SignIn(_api.Address, new(firm.Request.Mail, Company.Password, firm.Tenant));
    }

    private static StatementLine[] Lines(Statement statement, Meter meter) => [.. statement.Lines.Where(line => line.Kind == LineKind.Usage && line.Code == meter.Code)];

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
