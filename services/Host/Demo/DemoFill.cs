using CloudCrm.Billing;
using CloudCrm.Client;
using CloudCrm.Crm;
using CloudCrm.Crm.Demo;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Host.Demo;

/// <summary>Fills an empty installation through its own API: half a year in a few minutes, with a clock that goes as fast as the work is done.</summary>
internal sealed class DemoFill(WebApplication app, ShiftedTime clock, SignInOperator operatorDoor, TextWriter output) : IDisposable
{
    /// <summary>How far back it begins: half a year.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(184);

    private const int Seed = 6;
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_east = TimeSpan.FromHours(8);

    private readonly Uri _address = new(app.Urls.First());
    private readonly DemoCalendar _calendar = new(clock, app.Services.GetRequiredService<IDbSource<CrmDb>>(), app.Services.GetRequiredService<IDbSource<BillingDb>>());
    private readonly Random _random = new(Seed);
    private readonly List<(DemoFirm Firm, DemoSmall Small)> _firms = [];

    /// <summary>Fills it; afterwards the clock is the real one.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        var mark = app.Services.GetRequiredService<DemoMark>();
        await mark.Begin(clock.Instant(), cancellation);
        using var company = new DemoCompany(_address, clock, _calendar, _random);
        await company.Open();
        await Agree(company.Tenant, cancellation);
        var begun = clock.GetUtcNow();
        var day = new DateTimeOffset((begun + s_east).Date, s_east).ToUniversalTime() + s_day;
        for (var number = 0; day + s_day < TimeProvider.System.GetUtcNow(); day += s_day, number++)
        {
            if ((day + s_east).Day == 1)
                await output.WriteLineAsync($"demo      {(day + s_east):yyyy-MM-dd}");
            foreach (var firm in DemoPeople.Firms.Where(firm => firm.Month * 30 == number))
                _firms.Add((firm, await DemoSmall.Open(_address, firm, clock)));
            company.Plan(day, (day + s_east).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, TimeProvider.System.GetUtcNow() - day < TimeSpan.FromDays(4));
            foreach (var (_, small) in _firms)
                small.Plan(day, _calendar, _random);
            await _calendar.Live(day + s_day, cancellation);
            if ((day + s_east).Day is 6 or 20)
                await Collect(company.Tenant, cancellation);
        }

        clock.AdvanceTo(TimeProvider.System.GetUtcNow());
        await _calendar.Settle(cancellation);
        await mark.End(clock.Instant(), cancellation);
        await output.WriteLineAsync($"demo      {DemoPeople.Owner.Mail} and {DemoPeople.Others.Count} others sign in with {DemoPeople.Password}");
    }

    public void Dispose() => _firms.ForEach(firm => firm.Small.Dispose());

    // A small company's month lies within what the plan includes: with less of that its bill has something to show.
    private async Task Agree(Guid tenant, CancellationToken cancellation)
    {
        using var client = await CrmClient.SignInOperator(_address, operatorDoor, cancellation);
        var meters = new Dictionary<string, MeterPrice>
        {
            ["messages.inbound"] = new(new(PriceModel.PerUnit, "0.01"), "100"),
            ["messages.outbound"] = new(new(PriceModel.PerUnit, "0.05"), "100"),
            ["customers.active"] = new(new(PriceModel.PerUnit, "0.2"), "10"),
        };
        await client.Operator.Billing.SetTerms(tenant, new("USD", 14, Meters: meters), cancellation: cancellation);
    }

    /// <summary>The operator sees what was paid, and who leaves.</summary>
    private async Task Collect(Guid company, CancellationToken cancellation)
    {
        using var client = await CrmClient.SignInOperator(_address, operatorDoor, cancellation);
        var paying = _firms.Where(firm => firm.Firm.Fate != DemoFate.Owes || TimeProvider.System.GetUtcNow() - clock.GetUtcNow() > TimeSpan.FromDays(60)).Select(firm => firm.Small.Tenant).Append(company);
        foreach (var tenant in paying)
        {
            foreach (var invoice in (await client.Operator.Billing.Invoices(tenant, cancellation)).Where(invoice => invoice is { State: InvoiceState.Open, Number: not null }))
                await client.Operator.Billing.MarkPaid(tenant, invoice.Id, $"Transfer {invoice.Number}", cancellation: cancellation);
        }

        foreach (var (firm, small) in _firms.Where(firm => firm.Firm.Fate == DemoFate.Leaves && TimeProvider.System.GetUtcNow() - clock.GetUtcNow() < TimeSpan.FromDays(50)))
            await small.Leave(client, firm);
    }
}
