using CloudCrm.Billing;
using CloudCrm.Billing.Metering;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Tests.Billing;

/// <summary>What a process remembers of meters.</summary>
public sealed class MeterBookTests
{
    private BillingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await BillingHost.StartWithGrains();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task What_was_read_before_a_change_is_not_remembered_after_it()
    {
        var source = new CountedSource(_host.Source);
        using var book = new MeterBook(source, _host.Clock);
        // Something changes while the first look is under way.
        source.AtNext = book.Forget;
        await book.Current();
        await book.Current();
        await book.Current();
        Assert.That(source.Looks, Is.EqualTo(2));
    }

    private sealed class CountedSource(IDbSource<BillingDb> inner) : IDbSource<BillingDb>
    {
        public int Looks { get; private set; }

        public Action? AtNext { get; set; }

        public BillingDb ForTenant(TenantId tenant) => inner.ForTenant(tenant);

        public BillingDb AcrossTenants()
        {
            Looks++;
            AtNext?.Invoke();
            AtNext = null;
            return inner.AcrossTenants();
        }
    }
}
