using CloudCrm.Billing;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Gateway;
using Microsoft.EntityFrameworkCore;
using Contract = CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Stripe;

/// <summary>What differs between tenants and Stripe, as the operator sees it.</summary>
[TestFixture]
internal sealed class FindingTests
{
    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task Start() => _api = await TheApi.Shared;

    [Test]
    public async Task A_difference_is_told_once_while_it_holds_and_again_when_it_comes_back()
    {
        var (tenant, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var grain = _api.Get<IGrainFactory>().StripeFindings(TenantId.From(tenant));
        await grain.Found(Contract.StripeFindingKind.UsageLost, "messages.outbound 2026-11-22T08:00:00Z", """{"expected":"5","found":"0"}""");
        await grain.Found(Contract.StripeFindingKind.UsageLost, "messages.outbound 2026-11-22T08:00:00Z", """{"expected":"5","found":"1"}""");
        await grain.Found(Contract.StripeFindingKind.PaidTwice, "in_1", "{}");
        await _api.Get<IGrainFactory>().StripeFindings(TenantId.From(other)).Found(Contract.StripeFindingKind.PaidTwice, "in_1", "{}");
        using var op = await _api.Operator();
        var open = await op.Operator.Stripe.Findings(tenant);
        Assert.That(open.Select(it => (it.Tenant, it.Kind, it.Subject, it.Details, it.ResolvedAt)), Is.EqualTo(new[]
        {
            (tenant, StripeFindingKind.PaidTwice, "in_1", "{}", (DateTimeOffset?)null),
            (tenant, StripeFindingKind.UsageLost, "messages.outbound 2026-11-22T08:00:00Z", """{"expected":"5","found":"0"}""", null),
        }));
        Assert.That((await op.Operator.Stripe.Findings()).Select(it => it.Tenant), Does.Contain(other));

        await grain.Resolved(Contract.StripeFindingKind.PaidTwice, "in_1", "given_back");
        await grain.Resolved(Contract.StripeFindingKind.PaidTwice, "in_1", "given_back");
        await grain.Found(Contract.StripeFindingKind.PaidTwice, "in_1", "{}");
        var all = await op.Operator.Stripe.Findings(tenant, withResolved: true);
        Assert.That(all.Select(it => (it.Kind, it.Resolution)), Is.EqualTo(new[] { (StripeFindingKind.PaidTwice, null), (StripeFindingKind.PaidTwice, "given_back"), (StripeFindingKind.UsageLost, (string?)null) }));
        Assert.That(await Paged(op, tenant), Is.EqualTo(all));
    }

    [Test]
    public async Task What_somebody_closed_stays_closed_while_it_is_the_same_and_opens_anew_when_it_changes_or_comes_back()
    {
        var tenant = Guid.CreateVersion7();
        var grain = _api.Get<IGrainFactory>().StripeFindings(TenantId.From(tenant));
        using var op = await _api.Operator();
        var first = await Found("""{"found":"1"}""");
        var closed = await op.Operator.Stripe.CloseFinding(first!.Id, "It is agreed.", "close");
        Assert.That((closed.Id, closed.ClosedReason, closed.ClosedAt >= first.FoundAt, closed.ResolvedAt), Is.EqualTo((first.Id, "It is agreed.", true, (DateTimeOffset?)null)));
        Assert.That(await op.Operator.Stripe.CloseFinding(first.Id, "It is agreed.", "close"), Is.EqualTo(closed), "the same call is answered the same");
        Assert.That(Code(() => op.Operator.Stripe.CloseFinding(first.Id, "Again.")), Is.EqualTo("finding_not_open"));
        Assert.That(await Found("""{"found":"1"}"""), Is.Null, "it is the same");

        var other = await Found("""{"found":"2"}""");
        Assert.That(other!.Id, Is.Not.EqualTo(first.Id));
        await op.Operator.Stripe.CloseFinding(other.Id, "So is this.");
        await grain.Resolved(Contract.StripeFindingKind.InvoiceTotal, "in_1", "differs_no_more");
        var back = await Found("""{"found":"2"}""");
        var all = await op.Operator.Stripe.Findings(tenant, withResolved: true);
        Assert.That(all.Select(it => (it.Id, it.ClosedReason, it.Resolution)), Is.EqualTo(new[] { (back!.Id, null, null), (other.Id, "So is this.", "differs_no_more"), (first.Id, "It is agreed.", "changed") }));

        async Task<StripeFinding?> Found(string details)
        {
            await grain.Found(Contract.StripeFindingKind.InvoiceTotal, "in_1", details);
            return (await op.Operator.Stripe.Findings(tenant)).SingleOrDefault();
        }
    }

    [Test]
    public async Task Who_closed_a_difference_is_in_both_journals()
    {
        var tenant = TenantId.From(Guid.CreateVersion7());
        await _api.Get<IGrainFactory>().StripeFindings(tenant).Found(Contract.StripeFindingKind.DraftEscaped, "in_1", "{}");
        using var op = await _api.Operator();
        var id = (await op.Operator.Stripe.Findings(tenant.Value)).Single().Id;
        await op.Operator.Stripe.CloseFinding(id, "It is agreed.");
        await using var db = _api.Get<IDbSource<BillingDb>>().ForTenant(tenant);
        var entries = await db.Journal.Where(row => row.TenantId == tenant).OrderBy(row => row.Sequence).ToListAsync();
        Assert.That(entries.Select(it => (it.Verb, it.ActorKind, it.EntityId)), Is.EqualTo(new[] { ("found", CloudCrm.Contracts.ActorKind.System, id), ("closed", CloudCrm.Contracts.ActorKind.Operator, id) }));
        Assert.That(entries[1].Details, Does.Contain("It is agreed."));
        Assert.That((await op.Operator.JournalPage(limit: 1_000, filter: new(EntityId: id))).Items.Select(it => it.Details.ToString()), Has.Some.Contains("CloseStripeFinding"));
    }

    [Test]
    public async Task What_ends_by_itself_is_closed_by_nobody()
    {
        var tenant = Guid.CreateVersion7();
        using var op = await _api.Operator();
        foreach (var kind in Enum.GetValues<Contract.StripeFindingKind>())
        {
            await _api.Get<IGrainFactory>().StripeFindings(TenantId.From(tenant)).Found(kind, "subject", "{}");
            var found = (await op.Operator.Stripe.Findings(tenant)).Single(it => it.Kind == (StripeFindingKind)kind);
            if (kind.NeedsPerson())
                Assert.That((await op.Operator.Stripe.CloseFinding(found.Id, "Seen to.")).ClosedAt, Is.Not.Null, $"{kind}");
            else
                Assert.That(Code(() => op.Operator.Stripe.CloseFinding(found.Id, "Seen to.")), Is.EqualTo("finding_mends_itself"), $"{kind}");
        }
    }

    [Test]
    public async Task A_reason_is_needed_and_the_finding_has_to_be_there()
    {
        using var company = await Company.Open(_api);
        using var op = await _api.Operator();
        var id = await company.NewFinding();
        Assert.That(Code(() => op.Operator.Stripe.CloseFinding(id, "")), Is.EqualTo("length"));
        Assert.That(Code(() => op.Operator.Stripe.CloseFinding(id, new('x', 501))), Is.EqualTo("length"));
        Assert.That(Code(() => op.Operator.Stripe.CloseFinding(Guid.CreateVersion7(), "It is agreed.")), Is.EqualTo("not_found"));
        Assert.That((await op.Operator.Stripe.CloseFinding(id, new('x', 500))).ClosedAt, Is.Not.Null);
    }

    [Test]
    public async Task A_cursor_of_another_list_is_refused()
    {
        using var op = await _api.Operator();
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => op.Operator.Stripe.FindingsPage(cursor: "no"))!.Code, Is.EqualTo("cursor"));
    }

    private static string? Code(Func<Task> call) => Assert.ThrowsAsync<CrmApiException>(() => call())!.Code;

    private static async Task<List<StripeFinding>> Paged(CrmClient op, Guid tenant)
    {
        var paged = new List<StripeFinding>();
        for (var page = await op.Operator.Stripe.FindingsPage(tenant, true, limit: 1); ; page = await op.Operator.Stripe.FindingsPage(tenant, true, page.Next, 1))
        {
            paged.AddRange(page.Items);
            if (page.Next is null)
                return paged;
        }
    }
}
