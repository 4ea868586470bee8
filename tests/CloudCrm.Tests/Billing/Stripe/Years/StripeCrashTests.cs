using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;
using CloudCrm.Tests.Billing.Simulation;
using Codes = CloudCrm.Contracts.Metering.Meters;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>The process is killed before every single step that it takes towards its database or Stripe, and started anew: nothing is lost, nothing is there twice.</summary>
[TestFixture]
internal sealed class StripeCrashTests
{
    private static readonly DateTimeOffset s_start = new(2027, 8, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(31);

    // By default so many steps lie between two deaths.
    private const int Every = 12;

    private readonly TenantId _tenant = BillingHost.NewTenant();
    private readonly Lifeline _life = new();
    private StripeWorld _world = null!;
    private long _used;

    [SetUp]
    public async Task Start()
    {
        _used = 0;
        _world = await StripeWorld.Start(s_start.AddHours(1), 1, new(1));
        _life.Attach(_world.Host, _world.Stripe);
        await _world.Host.Open(new(_tenant.Value, "Company", "team", "Asia/Taipei", "Active", s_start, 3, 1, BillingDay: 1));
        await _world.Settle();
        var page = await _world.Host.Grains.StripeDesk(_tenant).Subscribe(Caller.System);
        Assert.That(page.IsOk, () => $"{page.Refusal}");
        Assert.That(_world.Stripe.Hooks.Checkout(page.Value.Url.Split('/')[^1]));
        await _world.Settle();
    }

    [TearDown]
    public ValueTask Stop() => _world.DisposeAsync();

    [Test]
    public async Task The_sender_of_usage_is_killed_at_each_of_its_steps()
    {
        var steps = 0;
        for (; ; steps++)
        {
            await Use();
            _world.Clock.Now = _world.Clock.Now.AddHours(1);
            if (await Survives(steps, rounds: true))
                break;
        }

        Assert.That(steps, Is.GreaterThan(10));
        await _world.GoTo(_world.Clock.Now.AddHours(26));
        CheckUsage();
        TestContext.Progress.WriteLine($"The sender was killed at {steps} steps.");
    }

    [Test]
    public Task Collection_is_killed_at_some_of_its_steps() => KillCollection(new Random(7).Next(Every), Every);

    [Test, Category("full")]
    public Task Collection_is_killed_at_each_of_its_steps() => KillCollection(0, 1);

    /// <summary>Month after month the process dies some steps later while an invoice is issued and collected, until it lives to the end.</summary>
    private async Task KillCollection(int first, int every)
    {
        var (calendar, kills) = (new OracleCalendar("Asia/Taipei", 1), 0);
        for (; ; kills++)
        {
            await Use();
            var issuedAt = calendar.StartOf(new DateOnly(2027, 9, 1).AddMonths(kills)).AddHours(24);
            await _world.GoTo(issuedAt.AddMinutes(-1), rounds: false);
            _world.Clock.Now = issuedAt;
            if (await Survives(first + (kills * every), rounds: false))
                break;
        }

        Assert.That(first + (kills * every), Is.GreaterThan(50));
        await _world.GoTo(_world.Clock.Now.AddHours(2));
        await CheckMoney(kills + 1);
        TestContext.Progress.WriteLine($"Collection was killed {kills} times, at steps {first} to {first + (kills * every)}.");
    }

    private async Task Use()
    {
        _used++;
        await _world.Host.Take(new UsageEvent(_tenant.Value, Guid.CreateVersion7(), Codes.MessagesOutbound, _used, _world.Clock.Now.AddMinutes(-1), null, null, null, null));
    }

    /// <summary>Does what is due now but dies after some steps; then another process goes on. Whether it did not come to that.</summary>
    private async Task<bool> Survives(int steps, bool rounds)
    {
        _life.DieAfter(steps);
        try
        {
            await _world.Settle(rounds);
        }
        catch (Exception) when (_life.IsDead)
        {
            // The rest of it is over with the process.
        }

        var isAlive = !_life.IsDead;
        _life.DieAfter(null);
        if (isAlive)
            return true;
        await _world.Restart();
        _life.Attach(_world.Host, _world.Stripe);
        _world.Clock.Now += s_lease;
        await _world.Settle(rounds);
        return false;
    }

    /// <summary>Each invoice has one at Stripe, was paid once, and its money came in once.</summary>
    private async Task CheckMoney(int count)
    {
        var invoices = (await _world.Host.Rows<InvoiceRow>(_tenant)).ConvertAll(row => row.ToDocument());
        var held = _world.Stripe.Reports.Invoices().Select(json => new YearInvoice(json)).Where(it => it.Invoice is not null).ToDictionary(it => it.Invoice!.Value);
        foreach (var invoice in invoices)
            Assert.That((held[invoice.Id].Status, held[invoice.Id].Total, held[invoice.Id].Paid), Is.EqualTo(("paid", Ratio.Of(invoice.Totals.Due), Ratio.Of(invoice.Totals.Due))), invoice.Number);
        Assert.That((invoices.Count, held.Count), Is.EqualTo((count, count)));
        Assert.That((await _world.Host.Rows<ReceivableRow>(_tenant)).Select(it => it.State), Is.All.EqualTo(InvoiceState.Paid));
        var cash = (await _world.Host.Rows<MoneyEntryRow>(_tenant)).Where(it => it.Account == MoneyAccount.Cash).Sum(it => it.MinorUnits);
        Assert.That(cash, Is.EqualTo(invoices.Sum(it => it.Totals.Due) * 100));
        Assert.That((await _world.Host.Rows<StripeFindingRow>(_tenant)).Where(it => it.ResolvedAt is null), Is.Empty);
        Assert.That(_world.Stripe.Reports.Keys.Where(it => it.Done > 1), Is.Empty);
    }

    private void CheckUsage()
    {
        var sent = _world.Stripe.Reports.Metered();
        Assert.That(sent.Sum(it => it.Sum), Is.EqualTo(_used * (_used + 1) / 2));
        Assert.That(_world.Stripe.Reports.Keys.Where(it => it.Done > 1), Is.Empty);
    }
}
