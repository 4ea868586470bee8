using System.Collections.Immutable;

namespace CloudCrm.Contracts.Customers;

/// <summary>How a value is compared.</summary>
public enum Comparison
{
    /// <summary>The same; with an empty value: there is none.</summary>
    Equal,

    /// <summary>Another one or none; with an empty value: there is one.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or the same.</summary>
    AtMost,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or the same.</summary>
    AtLeast,

    /// <summary>A text that begins with it, case and accents aside.</summary>
    BeginsWith,
}

/// <summary>A condition on a field.</summary>
/// <param name="Field">The key of a filterable field of the tenant's own, or <c>createdAt</c> or <c>changedAt</c>.</param>
/// <param name="Comparison">How.</param>
/// <param name="Value">With what, as the field would take it.</param>
[GenerateSerializer, Immutable, Alias("FieldFilter")]
public sealed record FieldFilter([property: Id(0)] string Field, [property: Id(1)] Comparison Comparison, [property: Id(2)] string Value);

/// <summary>Which customers a list shows, and in which order. All conditions hold together.</summary>
[GenerateSerializer, Immutable, Alias("CustomerFilter")]
public sealed record CustomerFilter
{
    /// <summary>Everybody, by name.</summary>
    public static CustomerFilter All { get; } = new();

    /// <summary>What the name begins with, case and accents aside.</summary>
    [Id(0)]
    public string? NamePrefix { get; init; }

    /// <summary>True adds archived customers.</summary>
    [Id(1)]
    public bool Archived { get; init; }

    /// <summary>Only persons or only organisations.</summary>
    [Id(2)]
    public CustomerKind? Kind { get; init; }

    /// <summary>Only those that this member looks after.</summary>
    [Id(3)]
    public Guid? OwnerId { get; init; }

    /// <summary>Only those with all of these tags, case and accents aside; at most 10.</summary>
    [Id(4)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Only the one with this external id.</summary>
    [Id(5)]
    public string? ExternalId { get; init; }

    /// <summary>At most 10 conditions on fields.</summary>
    [Id(6)]
    public ImmutableArray<FieldFilter> Fields { get; init; } = [];

    /// <summary><c>name</c>, <c>createdAt</c>, <c>changedAt</c> or the key of a filterable field; by name when null. Who has no value in the field comes last, by name.</summary>
    [Id(7)]
    public string? Sort { get; init; }

    /// <summary>True turns the order round.</summary>
    [Id(8)]
    public bool Descending { get; init; }

    /// <summary>What a parameter of the list's address is called where a filter stands in a body.</summary>
    public static string InBody(string? parameter) => parameter switch
    {
        "filter" => "filter.where",
        "tag" => "filter.tags",
        _ => $"filter.{parameter}",
    };

    /// <summary>Whether both ask for the same.</summary>
    public bool Says(CustomerFilter other) =>
        Tags.SequenceEqual(other.Tags) && Fields.SequenceEqual(other.Fields) && this == (other with { Tags = Tags, Fields = Fields });
}
