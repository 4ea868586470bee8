namespace CloudCrm.Client;

/// <summary>Which customers a list shows, and in which order; all conditions hold together.</summary>
public sealed record CustomerFilter
{
    /// <summary>What the name begins with, case and accents aside.</summary>
    public string? Name { get; init; }

    /// <summary>True adds archived customers.</summary>
    public bool Archived { get; init; }

    /// <summary>Only persons or only organisations.</summary>
    public CustomerKind? Kind { get; init; }

    /// <summary>Only those that this member looks after.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Only those with all of these tags, case and accents aside; at most 10.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Only the one with this external id.</summary>
    public string? ExternalId { get; init; }

    /// <summary>
    /// At most 10 conditions, such as <c>tenure&gt;=12</c>: the key of a filterable field of the tenant's own, or <c>createdAt</c> or <c>changedAt</c>; then one of
    /// <c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c> and <c>^=</c> (begins with, for texts); then a value as the field would take it.
    /// Nothing after <c>=</c> means that there is no value, after <c>!=</c> that there is one.
    /// </summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary><c>name</c>, <c>createdAt</c>, <c>changedAt</c> or the key of a filterable field, with <c>-</c> before it for the other way round; by name when null. Who has no value in the field comes last, by name.</summary>
    public string? Sort { get; init; }

    /// <summary>As parts of an address.</summary>
    internal IEnumerable<(string Name, string? Value)> Parts() =>
    [
        ("name", Name), ("archived", Query.Text(Archived)), ("kind", Kind is { } kind ? Query.Text(kind) : null), ("owner", Owner?.ToString()),
        ("externalId", ExternalId), .. Tags.Select(tag => ("tag", (string?)tag)), .. Where.Select(condition => ("filter", (string?)condition)), ("sort", Sort),
    ];
}
