namespace CloudCrm.Client;

/// <summary>For the operator: what Stripe has.</summary>
public sealed class OperatorStripeCalls : Calls
{
    private readonly Transport _transport;

    internal OperatorStripeCalls(Transport transport) : base(transport) => _transport = transport;

    /// <summary>Hands in an event as Stripe does, to try a webhook's secret: no credential is needed but the signature. Refused as <c>signature_invalid</c> or <c>signature_stale</c>.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="signature">The header <c>Stripe-Signature</c> for it.</param>
    /// <param name="cancellation">Ends it.</param>
    [Operation("ReceiveStripeEvent")]
    public Task Tell(byte[] body, string signature, CancellationToken cancellation = default) => _transport.Send(
        new Request(HttpMethod.Post, "v1/stripe/webhooks")
        {
            IsNamed = true,
            Content = () =>
            {
                var content = new ByteArrayContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                content.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
                return content;
            },
        },
        cancellation);

    /// <summary>Every attempt of a call to Stripe in the last 90 days, newest first.</summary>
    public IAsyncEnumerable<StripeCall> Calls(
        Guid? tenant = null, string? objectId = null, StripeCallResult? result = null, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => CallsPage(tenant, objectId, result, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Calls"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListStripeCalls")]
    public Task<Page<StripeCall>> CallsPage(
        Guid? tenant = null, string? objectId = null, StripeCallResult? result = null, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<StripeCall>>(
            Query.To("v1/operator/stripe/calls", ("tenant", tenant?.ToString()), ("object", objectId), ("result", result is { } which ? Query.Text(which) : null), ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Every event that Stripe told of in the last 90 days, what came last first.</summary>
    public IAsyncEnumerable<StripeEvent> Events(
        Guid? tenant = null, string? objectId = null, StripeEventState? state = null, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => EventsPage(tenant, objectId, state, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Events"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListStripeEvents")]
    public Task<Page<StripeEvent>> EventsPage(
        Guid? tenant = null, string? objectId = null, StripeEventState? state = null, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<StripeEvent>>(
            Query.To("v1/operator/stripe/events", ("tenant", tenant?.ToString()), ("object", objectId), ("eventState", state is { } which ? Query.Text(which) : null), ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>What differs between tenants and Stripe, newest first: of one tenant or all, open only or all that there were.</summary>
    public async Task<IReadOnlyList<StripeFinding>> Findings(Guid? tenant = null, bool withResolved = false, CancellationToken cancellation = default) =>
        await Walk((cursor, stop) => FindingsPage(tenant, withResolved, cursor, 1_000, stop), cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>One page of <see cref="Findings"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListStripeFindings")]
    public Task<Page<StripeFinding>> FindingsPage(Guid? tenant = null, bool withResolved = false, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<StripeFinding>>(
            Query.To("v1/operator/stripe/findings", ("tenant", tenant?.ToString()), ("withResolved", Query.Text(withResolved)), ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>
    /// Closes a difference that a person has seen to: it is listed as open again only when it changes or comes back. Refused as <c>finding_not_open</c>, and as
    /// <c>finding_mends_itself</c> where its kind is repaired, or seen to be over, without anybody.
    /// </summary>
    [Operation("CloseStripeFinding")]
    public Task<StripeFinding> CloseFinding(Guid id, string reason, string? key = null, CancellationToken cancellation = default) =>
        Post<StripeFinding>($"v1/operator/stripe/findings/{id}/close", new CloseStripeFinding(reason), key, cancellation);

    /// <summary>Compares a tenant with Stripe now and repairs what can be; without a tenant all of them, which goes on after the answer.</summary>
    [Operation("ReconcileStripe")]
    public Task<StripeReport> Reconcile(Guid? tenant = null, CancellationToken cancellation = default) =>
        Post<StripeReport>("v1/operator/stripe/reconcile", new ReconcileStripe(tenant), null, cancellation);
}
