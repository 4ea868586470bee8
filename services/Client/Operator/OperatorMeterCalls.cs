namespace CloudCrm.Client;

/// <summary>For the product's operator: what is counted.</summary>
public sealed class OperatorMeterCalls : Calls
{
    internal OperatorMeterCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All meters, archived ones too: the product's own first, then by code.</summary>
    [Operation("ListAllMeters")]
    public async Task<IReadOnlyList<Meter>> List(CancellationToken cancellation = default) =>
        (await Get<Page<Meter>>("v1/operator/meters", cancellation).ConfigureAwait(false)).Items;

    /// <summary>Defines a meter of what other programs tell of; the same id or key and request again gives the first answer. Refused as <c>code_taken</c>.</summary>
    [Operation("DefineMeter")]
    public Task<Meter> Define(DefineMeter request, string? key = null, CancellationToken cancellation = default) =>
        Post<Meter>("v1/operator/meters", request, key, cancellation);

    /// <summary>One meter; 404 where there is none.</summary>
    [Operation("InspectMeter")]
    public Task<Meter> Read(Guid id, CancellationToken cancellation = default) => Get<Meter>($"v1/operator/meters/{id}", cancellation);

    /// <summary>Takes no more events for it, everywhere within 5 s; what was counted stays. May be repeated.</summary>
    [Operation("ArchiveMeter")]
    public Task<Meter> Archive(Guid id, long? version = null, string? key = null, CancellationToken cancellation = default) =>
        PostVersioned<Meter>($"v1/operator/meters/{id}/archive", version, key, cancellation);
}
