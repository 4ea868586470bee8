using System.Diagnostics;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Servers;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;

namespace CloudCrm.Bench.Usage;

/// <summary>A month of one tenant rated to an invoice with its digests, from the ledger: 1,000,000 events, or 100,000.</summary>
internal static class RatingBench
{
    private const int EventsMax = 1_000_000;
    private const int EventsQuick = 100_000;
    private const int Runs = 3;
    private const double SecondsMax = 5;
    private const double MegabytesMax = 300;

    public static Task<IReadOnlyList<Figure>> Run(BenchOptions options) =>
        options.OnEach(async database => await Run(database, await Workplace.New(database), options.Quick ? EventsQuick : EventsMax));

    private static async Task<IReadOnlyList<Figure>> Run(string name, Workplace workplace, int events)
    {
        await using var billing = await BillingProcess.Start(workplace.Settings);
        var now = TimeProvider.System.GetUtcNow();
        var (tenant, period) = (TenantId.From(Guid.CreateVersion7(now)), TenantCalendar.First("Asia/Taipei").PeriodOf(now.AddDays(-32)));
        await UsageFigures.Fill(name, billing, new UsageTrace(tenant, events, 28, period.End.AddHours(-1)));
        var terms = Terms(tenant, period, TimeProvider.System.GetUtcNow());

        var (seconds, megabytes, rated) = (double.MaxValue, 0d, 0L);
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            var (invoice, heap) = await Watched(() => billing.Invoices.Rate(terms));
            seconds = Math.Min(seconds, watch.Elapsed.TotalSeconds);
            megabytes = Math.Max(megabytes, heap);
            rated = invoice.Lines.Sum(line => line.Events ?? 0);
        }

        if (rated < events * 0.9)
            throw new InvalidOperationException($"Only {rated} of {events} events were rated.");
        return
        [
            new($"rating/{name}/invoice", seconds, "s", SecondsMax, AtMost: true),
            new($"rating/{name}/heap", megabytes, "MB", MegabytesMax, AtMost: true),
            new($"rating/{name}/events", rated / seconds, "1/s"),
        ];
    }

    private static InvoiceTerms Terms(TenantId tenant, TenantPeriod period, DateTimeOffset until)
    {
        var (calendar, days) = (TenantCalendar.First("Asia/Taipei"), new BillingPeriod(period.FirstDay, period.EndDay));
        return new()
        {
            Tenant = tenant,
            Currency = Currency.Twd,
            Period = new(
                days, [.. Enumerable.Range(0, days.Days + 1).Select(day => calendar.StartOf(days.From.AddDays(day)))], [SegmentTerms.Of(days, ShippedBook.Read(), "business", Currency.Twd)]),
            UsageUntil = until,
        };
    }

    /// <summary>What some work gives, and by how much the heap grew at most meanwhile, garbage included (MB).</summary>
    private static async Task<(RatedInvoice Invoice, double Megabytes)> Watched(Func<Task<RatedInvoice>> work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var done = new CancellationTokenSource();
        var highest = before;
        var watcher = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (!done.IsCancellationRequested)
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false));
                await timer.WaitForNextTickAsync();
            }
        });
        var invoice = await Task.Run(work);
        await done.CancelAsync();
        await watcher;
        return (invoice, (highest - before) / 1e6);
    }
}
