namespace CloudCrm.Client;

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

/// <summary>A field that the tenant defined for its customers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">What programs and files call it; never changes.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Type">What it holds; never changes.</param>
/// <param name="Choices">The values of a choice; empty for others.</param>
/// <param name="Filterable">Whether lists can filter and sort by it; at most 10 fields of a tenant.</param>
/// <param name="Archived">An archived field takes no new values; the ones that are there stay.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
/// <param name="Indexing">True while the values that were there before it was made filterable are put into the index: until then no list goes by it.</param>
public sealed record CustomField(
    Guid Id, string Key, string Label, FieldType Type, IReadOnlyList<string> Choices, bool Filterable, bool Archived, long Version, bool Indexing) : IVersioned;

/// <summary>Defines a field; at most 200 of a tenant.</summary>
/// <param name="Key">A letter, then letters, digits and underscores, at most 50; one field's only, whatever the case.</param>
/// <param name="Label">1 to 100 characters.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Choices">For a choice: 1 to 200 values, each 1 to 100 characters.</param>
/// <param name="Filterable">Whether lists can filter and sort by it; at most 10 fields.</param>
/// <param name="Id">The field's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record DefineField(
    string Key, string Label, FieldType Type, IReadOnlyList<string>? Choices = null, bool Filterable = false, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a field; what is left out stays as it is.</summary>
/// <param name="Label">1 to 100 characters.</param>
/// <param name="Choices">The whole new list. Values that customers have already stay, also those that are no choice any more.</param>
/// <param name="Archived">Whether it takes no new values.</param>
/// <param name="Filterable">Whether lists can filter and sort by it; what customers have in it is put into the index within some minutes.</param>
public sealed record ChangeField(string? Label = null, IReadOnlyList<string>? Choices = null, bool? Archived = null, bool? Filterable = null);
