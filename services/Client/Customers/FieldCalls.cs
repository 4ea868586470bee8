namespace CloudCrm.Client;

/// <summary>The fields that the tenant defined for its customers.</summary>
public sealed class FieldCalls : Calls
{
    internal FieldCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Defines a field; the same id or key and request again gives the first answer.</summary>
    [Operation("DefineField")]
    public Task<CustomField> Define(DefineField request, string? key = null, CancellationToken cancellation = default) =>
        Post<CustomField>("v1/fields", request, key, cancellation);

    /// <summary>All fields in the order they were defined, archived ones too; at most 200.</summary>
    [Operation("ListFields")]
    public async Task<IReadOnlyList<CustomField>> List(CancellationToken cancellation = default) =>
        (await Get<Page<CustomField>>("v1/fields", cancellation).ConfigureAwait(false)).Items;

    /// <summary>One field; 404 where there is none.</summary>
    [Operation("ReadField")]
    public Task<CustomField> Read(Guid id, CancellationToken cancellation = default) => Get<CustomField>($"v1/fields/{id}", cancellation);

    /// <summary>Changes a field; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeField")]
    public Task<CustomField> Change(Guid id, ChangeField request, long? version = null, CancellationToken cancellation = default) =>
        Patch<CustomField>($"v1/fields/{id}", request, version, cancellation);
}
