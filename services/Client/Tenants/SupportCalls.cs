namespace CloudCrm.Client;

/// <summary>Consents to support by the product's operators.</summary>
public sealed class SupportCalls : Calls
{
    internal SupportCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>One page of consents, newest first, ended ones too; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListSupportAccess")]
    public Task<Page<SupportAccess>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<SupportAccess>>(Query.To("v1/support-access", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Consents for some hours.</summary>
    [Operation("GrantSupportAccess")]
    public Task<SupportAccess> Grant(GrantSupport request, string? key = null, CancellationToken cancellation = default) =>
        Post<SupportAccess>("v1/support-access", request, key, cancellation);

    /// <summary>Takes a consent back: who entered by it is out within 5 s. May be repeated.</summary>
    [Operation("RevokeSupportAccess")]
    public Task<SupportAccess> Revoke(Guid id, CancellationToken cancellation = default) => Delete<SupportAccess>($"v1/support-access/{id}", cancellation);
}
