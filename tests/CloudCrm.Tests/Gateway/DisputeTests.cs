using System.Globalization;
using System.Text.Json.Nodes;
using CloudCrm.Billing;
using CloudCrm.Billing.Usage;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Tests.Gateway;

/// <summary>A disputed invoice is rated again from the ledger.</summary>
[TestFixture]
internal sealed class DisputeTests
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
    public async Task Of_one_that_is_right_the_same_comes_out_and_it_is_not_disputed_again()
    {
        var (firm, invoice) = (_firms[0], _firms[0].Invoice);
        Assert.That(invoice.Rerating, Is.Null);
        var asked = (await firm.Owner.Invoices.Dispute(invoice.Id, "So much?")).Rerating!;
        Assert.That((asked.IsSame, asked.DoneAt, asked.FirstDifference, asked.Credit), Is.EqualTo(((bool?)null, (DateTimeOffset?)null, (string?)null, (string?)null)));
        var first = await Rerated(firm, asked.AskedAt);
        Assert.That((first.IsSame, first.FirstDifference, first.Credit), Is.EqualTo(((bool?)true, (string?)null, (string?)null)));

        using var op = await _api.Operator();
        var upheld = await op.Operator.Billing.Uphold(firm.Tenant, invoice.Id, "It is right.");
        Assert.That(upheld.Rerating, Is.EqualTo(first), "what was found stays");
        Assert.That((upheld.Dispute!.Reason, upheld.Dispute.Decision, upheld.DueOn), Is.EqualTo(("So much?", "It is right.", upheld.Dispute.DueOn)));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Invoices.Dispute(invoice.Id, "Still."))!.Code, Is.EqualTo("disputed_before"));
    }

    [Test]
    public async Task Of_one_that_is_wrong_the_first_difference_is_named_and_what_to_take_back()
    {
        var (firm, invoice) = (_firms[1], _firms[1].Invoice);
        await Forge(firm, seats: -900);
        var asked = (await firm.Owner.Invoices.Dispute(invoice.Id, "We had fewer seats.")).Rerating!;
        var found = await Rerated(firm, asked.AskedAt);
        Assert.That(found.IsSame, Is.False);
        Assert.That(found.FirstDifference, Does.Contain("(seats seats ").And.Contain("quantity is "));
        Assert.That(Money(found.Credit!), Is.GreaterThan(0).And.LessThan(Money(invoice.Total)));

        using var op = await _api.Operator();
        var seen = (await op.Operator.Billing.Invoices(firm.Tenant)).Single(it => it.Id == invoice.Id);
        Assert.That((seen.State, seen.Rerating), Is.EqualTo((InvoiceState.Disputed, found)));
        var place = invoice.Lines.ToList().FindLastIndex(line => line.Kind == LineKind.Seats);
        var lowered = await op.Operator.Billing.Credit(firm.Tenant, invoice.Id, new("Fewer seats.", [new(place, found.Credit!)]));
        Assert.That(Money(lowered.Open), Is.EqualTo(Money(invoice.Due) - Money(found.Credit!)));
    }

    private static Task<Rerating> Rerated(BilledFirm firm, DateTimeOffset askedAt) => Eventually.Value(
        async () => (await firm.Owner.Invoices.Read(firm.Invoice.Id)).Rerating is { DoneAt: not null } done && done.AskedAt == askedAt ? done : null, "it was rated again");

    /// <summary>An event that the ledger should have had when the invoice was made: none can come so late through the product.</summary>
    private async Task Forge(BilledFirm firm, long seats)
    {
        var tenant = TenantId.From(firm.Tenant);
        var document = JsonNode.Parse((await _api.Get<IGrainFactory>().InvoiceReader(tenant).Document(firm.Invoice.Id)).Value)!;
        DateTimeOffset At(JsonNode node) => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture);
        var forged = new UsageEventRow
        {
            TenantId = tenant,
            EventId = Company.NewId(),
            Meter = MeterCodes.Seats,
            Quantity = seats,
            RecordedAt = At(document["dayStarts"]!.AsArray()[^3]!),
            ReceivedAt = At(document["usageUntil"]!),
        };
        Assert.That(await _api.Get<IActWriter<BillingDb>>().Commit(Act.Create(tenant, forged)), Is.EqualTo(CommitResult.Committed));
    }

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
