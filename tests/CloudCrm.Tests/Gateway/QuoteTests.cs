using System.Globalization;
using CloudCrm.Client;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Gateway;

/// <summary>Quotes through the API: what planned acts come to, and what is kept for them.</summary>
[TestFixture]
internal sealed class QuoteTests : CompanyFixture
{
    [Test]
    public async Task A_campaign_costs_what_it_was_quoted()
    {
        using var company = await Priced("0.40");
        var interaction = await company.NewInteraction();
        var budget = await company.Owner.Budgets.Make(new("A dollar", Meters.MessagesOutbound, Amount: "1.00"));

        var quote = await company.Owner.Quotes.Make(new([new(Meters.MessagesOutbound, 3)]));
        Assert.Multiple(() =>
        {
            Assert.That((quote.Currency, quote.Charges, quote.Total, quote.NextPeriod, quote.Reservation), Is.EqualTo(("USD", "1.20", "1.20", (string?)null, (Reservation?)null)));
            Assert.That(quote.Lines.Single(line => line.Code == Meters.MessagesOutbound), Is.EqualTo(new QuoteLine(LineKind.Usage, Meters.MessagesOutbound, "3", "1.20")));
            Assert.That(quote.Budgets.Single(), Is.EqualTo(new QuoteBudget(budget.Id, "A dollar", false, "0.00", "1.20", "1.00", true)));
            Assert.That(Money(quote.PeriodAfter), Is.EqualTo(Money(quote.PeriodBefore) + 1.20m));
        });
        for (var i = 0; i < 3; i++)
            await Send(company, interaction);
        await Eventually.Holds(async () => (await company.Owner.Budgets.Read(budget.Id)).Spent == "1.20", "it costs that");
        Assert.That((await company.Owner.Quotes.Read(quote.Id)).Total, Is.EqualTo("1.20"), "a quote stays as it was made");
    }

    [Test]
    public async Task What_is_reserved_is_there_for_the_campaign_and_for_nobody_else()
    {
        using var company = await Priced("0.40");
        var interaction = await company.NewInteraction();
        var budget = await company.Owner.Budgets.Make(new("Ten", Meters.MessagesOutbound, 10, HardCap: true));
        await BudgetTests.Capped(company, true);
        var quote = await company.Owner.Quotes.Make(new([new(Meters.MessagesOutbound, 8)], Reserve: true, Hours: 2));
        Assert.That((quote.Reservation!.Left, quote.Reservation.IsCapped), Is.EqualTo((8L, true)));

        var tooMuch = Assert.ThrowsAsync<CrmApiException>(() => company.Owner.Quotes.Make(new([new(Meters.MessagesOutbound, 3)], Reserve: true)))!;
        Assert.That(((int)tooMuch.Status, tooMuch.Problem.BudgetId), Is.EqualTo((402, (Guid?)budget.Id)));
        await Send(company, interaction);
        await Send(company, interaction);
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => Send(company, interaction))!.Code, Is.EqualTo("budget_used_up"));
        for (var i = 0; i < 3; i++)
            await Send(company, interaction, quote.Id);
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => Send(company, interaction, Company.NewId()))!.Field, Is.EqualTo("reservation"));

        await company.Owner.Quotes.Release(quote.Id);
        Assert.That((await company.Owner.Quotes.Read(quote.Id)).Reservation!.Left, Is.Zero);
        for (var i = 0; i < 5; i++)
            await Send(company, interaction);
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => Send(company, interaction, quote.Id))!.Code, Is.EqualTo("budget_used_up"));
    }

    [Test]
    public async Task A_change_of_plan_and_seats_is_quoted_with_its_usage()
    {
        using var company = await Priced("0.40");
        var quote = await company.Owner.Quotes.Make(new([new(Meters.StorageBytes, 500_000_000_000)], "business", 1_200));
        var preview = await company.Owner.Billing.Preview(new("business", 1_200));
        Assert.Multiple(() =>
        {
            Assert.That(quote.Plan, Is.EqualTo("business"));
            Assert.That(quote.NextPeriod, Is.EqualTo(preview.NextPeriod));
            Assert.That(Money(quote.PeriodAfter), Is.GreaterThan(Money(preview.Then.Total)), "half a terabyte is not included");
            Assert.That(quote.Lines.Sum(line => Money(line.Amount)), Is.EqualTo(Money(quote.Total)), "no balances pay here");
        });
    }

    [Test]
    public async Task What_cannot_be_quoted_is_refused_by_name()
    {
        await Acme.Billing();
        (MakeQuote Request, string Field)[] wrong =
        [
            (new(), "items"),
            (new([new("no.such.meter", 1)]), "items[0].meter"),
            (new([new(Meters.Seats, 1)]), "items[0].meter"),
            (new([new(Meters.ApiCalls, 1), new(Meters.ApiCalls, 2)]), "items[1].meter"),
            (new([new(Meters.ApiCalls, 0)]), "items[0].units"),
            (new(Plan: "platinum"), "plan"),
            (new(Seats: -1), "seats"),
            (new([new(Meters.ApiCalls, 5)], Reserve: true), "reserve"),
            (new([new(Meters.MessagesOutbound, 5)], Reserve: true, Hours: 169), "hours"),
            (new([new(Meters.MessagesOutbound, 5_000_000)], Reserve: true), "units"),
        ];
        foreach (var (request, field) in wrong)
            Assert.That(Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Quotes.Make(request))!.Field, Is.EqualTo(field), request.ToString());
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Quotes.Read(Company.NewId()))!.Status, Is.EqualTo(404));
        var (_, billing) = await Acme.NewMember(false, Role.Billing);
        Assert.That((await billing.Quotes.Make(new([new(Meters.MessagesOutbound, 1)]))).Reservation, Is.Null);
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => billing.Quotes.Make(new([new(Meters.MessagesOutbound, 1)], Reserve: true)))!.Status, Is.EqualTo(403));
    }

    private async Task<Company> Priced(string unit)
    {
        var company = await Company.Open(Api, plan: "free");
        await BudgetTests.Price(company, new(new(PriceModel.PerUnit, unit), "0"));
        return company;
    }

    private static Task<Appended> Send(Company company, Guid interaction, Guid? reservation = null) =>
        company.Owner.Interactions.Append(interaction, new(Direction.Outbound, "An offer.", Reservation: reservation));

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
