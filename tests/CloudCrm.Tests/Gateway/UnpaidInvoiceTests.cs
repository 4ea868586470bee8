using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>What the operator sees of unpaid invoices before it decides.</summary>
[TestFixture]
internal sealed class UnpaidInvoiceTests
{
    private TheApi _api = null!;
    private BilledFirm[] _firms = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start([]);
        _firms = await BilledFirm.Open(_api, 2);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var firm in _firms)
            firm.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Invoices_of_all_tenants_are_listed_by_what_becomes_of_them()
    {
        var (disputed, open) = (_firms[0], _firms[1]);
        await disputed.Owner.Invoices.Dispute(disputed.Invoice.Id, "We never sent so many.");
        using (var op = await _api.Operator())
        {
            Assert.That(Ids(await op.Operator.Billing.Unpaid(UnpaidState.Disputed)), Is.EqualTo(new[] { (disputed.Tenant, disputed.Invoice.Id) }));
            Assert.That(Ids(await op.Operator.Billing.Unpaid(UnpaidState.Open)), Does.Contain((open.Tenant, open.Invoice.Id)).And.Not.Contain((disputed.Tenant, disputed.Invoice.Id)));
            Assert.That(Ids(await op.Operator.Billing.Unpaid(UnpaidState.Overdue)), Is.Empty);
            var all = await op.Operator.Billing.Unpaid();
            Assert.That(all.Select(it => it.Invoice.DueOn), Is.Ordered);
            var paged = new List<TenantInvoice>();
            for (var page = await op.Operator.Billing.UnpaidPage(limit: 1); ; page = await op.Operator.Billing.UnpaidPage(cursor: page.Next, limit: 1))
            {
                paged.AddRange(page.Items);
                if (page.Next is null)
                    break;
            }

            Assert.That(Ids(paged), Is.EqualTo(Ids(all)).And.Unique);
            Assert.That(Assert.ThrowsAsync<CrmApiException>(() => op.Operator.Billing.UnpaidPage(cursor: "no"))!.Code, Is.EqualTo("cursor"));
        }

        _api.Time.Advance(TimeSpan.FromDays(16));
        using var later = await _api.Operator();
        Assert.That(Ids(await later.Operator.Billing.Unpaid(UnpaidState.Overdue)), Does.Contain((open.Tenant, open.Invoice.Id)).And.Not.Contain((disputed.Tenant, disputed.Invoice.Id)));

        var seen = await later.Operator.Billing.Invoice(disputed.Tenant, disputed.Invoice.Id);
        Assert.That((seen.State, seen.Dispute!.Reason, seen.Lines), Is.EqualTo((InvoiceState.Disputed, "We never sent so many.", disputed.Invoice.Lines)));
        using var page1 = new StreamReader(await later.Operator.Billing.InvoiceHtml(disputed.Tenant, disputed.Invoice.Id, "en"));
        Assert.That(await page1.ReadToEndAsync(), Does.Contain(disputed.Invoice.Digest));
        using var bundle = new StreamReader(await later.Operator.Billing.InvoiceBundle(disputed.Tenant, disputed.Invoice.Id));
        Assert.That(await bundle.ReadToEndAsync(), Does.StartWith("{\"format\":\"cloudcrm invoice bundle 1\""));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => later.Operator.Billing.Invoice(open.Tenant, disputed.Invoice.Id))!.Code, Is.EqualTo("not_found"), "under its tenant alone");
    }

    private static (Guid, Guid)[] Ids(IEnumerable<TenantInvoice> invoices) => [.. invoices.Select(it => (it.Tenant, it.Invoice.Id))];
}
