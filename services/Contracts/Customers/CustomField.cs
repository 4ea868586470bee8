using System.Collections.Immutable;

namespace CloudCrm.Contracts.Customers;

/// <summary>What a field of the tenant's own holds.</summary>
public enum FieldType
{
    /// <summary>A text of at most 2,000 characters.</summary>
    Text,

    /// <summary>A decimal number of at most 28 digits, such as <c>29.85</c> or <c>1e3</c>; keeps the spelling it came with.</summary>
    Number,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>One of the field's choices.</summary>
    Choice,

    /// <summary><c>yes</c> or <c>no</c>, also written <c>true</c>, <c>false</c>, <c>1</c> or <c>0</c>, whatever the case.</summary>
    YesNo,
}

/// <summary>A field that a tenant defined for its customers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">What programs and files call it: a letter, then letters, digits and underscores, at most 50; one field's only, whatever the case. Never changes.</param>
/// <param name="Label">What people call it, 1 to 100 characters.</param>
/// <param name="Type">What it holds. Never changes.</param>
/// <param name="Choices">For <see cref="FieldType.Choice"/>: 1 to 200 values, each 1 to 100 characters.</param>
/// <param name="Filterable">Whether lists can filter and sort by it; at most 10 fields of a tenant.</param>
/// <param name="Archived">An archived field takes no new values; the ones that are there stay.</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("CustomField")]
public sealed record CustomField(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Key,
    [property: Id(2)] string Label,
    [property: Id(3)] FieldType Type,
    [property: Id(4)] ImmutableArray<string> Choices,
    [property: Id(5)] bool Filterable,
    [property: Id(6)] bool Archived,
    [property: Id(7)] long Version)
{
    /// <summary>Where values of a filterable field stand in the index; null for others.</summary>
    [Id(8)]
    public short? Slot { get; init; }

    /// <summary>True while the values that customers had before it was made filterable are put into the index: until then no list goes by it.</summary>
    [Id(9)]
    public bool Indexing { get; init; }
}

/// <summary>A tenant's own fields.</summary>
/// <param name="Fields">In the order they were defined, at most 200.</param>
[GenerateSerializer, Immutable, Alias("FieldBook")]
public sealed record FieldBook([property: Id(0)] ImmutableArray<CustomField> Fields)
{
    /// <summary>The slot that the next filterable field gets. None is given twice: rows under an old one may still be on their way out.</summary>
    [Id(1)]
    public short NextSlot { get; init; } = FirstSlot;

    /// <summary>The first slot that is given this way.</summary>
    public const short FirstSlot = 100;
}

/// <summary>Defines a field.</summary>
/// <param name="Key">See <see cref="CustomField.Key"/>.</param>
/// <param name="Label">1 to 100 characters.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Choices">For a choice: 1 to 200.</param>
/// <param name="Filterable">Whether lists can filter and sort by it.</param>
[GenerateSerializer, Immutable, Alias("DefineField")]
public sealed record DefineField(
    [property: Id(0)] string Key,
    [property: Id(1)] string Label,
    [property: Id(2)] FieldType Type,
    [property: Id(3)] ImmutableArray<string> Choices,
    [property: Id(4)] bool Filterable);

/// <summary>Changes a field; null leaves it as it is.</summary>
/// <param name="Label">1 to 100 characters.</param>
/// <param name="Choices">The whole new list. Values that customers have already stay, also those that are no choice any more.</param>
/// <param name="Archived">Whether it takes no new values.</param>
/// <param name="Filterable">Whether lists can filter and sort by it; see <see cref="CustomField.Indexing"/>.</param>
[GenerateSerializer, Immutable, Alias("ChangeField")]
public sealed record ChangeField(
    [property: Id(0)] string? Label, [property: Id(1)] ImmutableArray<string>? Choices, [property: Id(2)] bool? Archived, [property: Id(3)] bool? Filterable);

/// <summary>The fields that a tenant defined for its customers. Key: the tenant.</summary>
[Alias("IFieldBookGrain")]
public interface IFieldBookGrain : IGrainWithStringKey
{
    /// <summary>All of them.</summary>
    [Alias("Read"), Orleans.Concurrency.ReadOnly]
    Task<FieldBook> Read();

    /// <summary>Defines one under an id of the caller's making; the same again gives the first answer.</summary>
    [Alias("Define")]
    Task<Outcome<CustomField>> Define(Guid id, DefineField command, Caller caller, Once once);

    /// <summary>All values are in the index: lists can go by the field from now on. Nothing happens where it has another slot by now.</summary>
    [Alias("Indexed")]
    Task<Outcome<Done>> Indexed(Guid id, short slot);

    /// <summary>Changes one. <paramref name="expectedVersion"/> null means any.</summary>
    [Alias("Change")]
    Task<Outcome<CustomField>> Change(Guid id, ChangeField command, long? expectedVersion, Caller caller);
}
