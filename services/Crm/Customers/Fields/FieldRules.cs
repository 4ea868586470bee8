using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Fields;

/// <summary>The decisions about a tenant's own fields and their values. Pure.</summary>
internal static class FieldRules
{
    public const int MaxFields = 200;
    public const int MaxFilterable = 10;
    private const int MaxKey = 50;
    private const int MaxLabel = 100;
    private const int MaxChoices = 200;
    private const int MaxChoice = 100;

    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "kind", "name", "externalId", "owner", "ownerId", "tag", "tags", "contacts", "phone", "mail", "handle", "address", "addresses", "consents", "relations",
        "fields", "archived", "createdAt", "changedAt", "version",
    };

    /// <summary>A new field among those that are there.</summary>
    public static Outcome<CustomField> Define(FieldBook book, Guid id, DefineField command)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        if (!IsKey(command.Key))
            return Refusal.Invalid("key", $"A letter, then letters, digits and underscores; at most {MaxKey}.");
        if (s_reserved.Contains(command.Key))
            return Refusal.Invalid("key", "Every customer has something of this name already.", "key_reserved");
        if (!Enum.IsDefined(command.Type))
            return Refusal.Invalid("type", "There is no such type.");
        var choices = command.Choices.IsDefault ? [] : command.Choices;
        if ((PlainText.CheckName("label", command.Label, MaxLabel) ?? CheckChoices(command.Type, choices)) is { } refusal)
            return refusal;
        if (book.Fields.Any(field => string.Equals(field.Key, command.Key, StringComparison.OrdinalIgnoreCase)))
            return Refusal.Conflict("Another field has this key.", "key_taken", "key");
        if (book.Fields.Length >= MaxFields)
            return Refusal.LimitReached($"At most {MaxFields} fields.", "too_many_fields");
        if (!command.Filterable)
            return new CustomField(id, command.Key, command.Label, command.Type, choices, false, false, 1);
        return CheckRoom(book) ?? (Outcome<CustomField>)new CustomField(id, command.Key, command.Label, command.Type, choices, true, false, 1) { Slot = book.NextSlot };
    }

    /// <summary>Why no more fields can be filterable; null where one can.</summary>
    private static Refusal? CheckRoom(FieldBook book) => book.Fields.Count(field => field.Filterable) < MaxFilterable && book.NextSlot < short.MaxValue
        ? null
        : Refusal.LimitReached($"At most {MaxFilterable} fields are filterable.", "too_many_filterable", "filterable");

    /// <summary>The field after a change; the very same one where nothing changes.</summary>
    public static Outcome<CustomField> Change(this CustomField field, ChangeField command, FieldBook book, long? expectedVersion)
    {
        if (expectedVersion is { } version && version != field.Version)
            return Refusal.Stale();
        var changed = field with
        {
            Label = command.Label ?? field.Label,
            Choices = command.Choices is { IsDefault: false } choices ? choices : field.Choices,
            Archived = command.Archived ?? field.Archived,
        };
        if ((PlainText.CheckName("label", changed.Label, MaxLabel) ?? CheckChoices(field.Type, changed.Choices)) is { } refusal)
            return refusal;
        if (command.Filterable is true && !field.Filterable)
        {
            if (CheckRoom(book) is { } full)
                return full;
            changed = changed with { Filterable = true, Slot = book.NextSlot, Indexing = true };
        }
        else if (command.Filterable is false)
        {
            changed = changed with { Filterable = false, Slot = null, Indexing = false };
        }

        return changed.Label == field.Label && changed.Archived == field.Archived && changed.Slot == field.Slot && changed.Choices.SequenceEqual(field.Choices)
            ? field
            : changed with { Version = field.Version + 1 };
    }

    /// <summary>Values after some were given: those that are named change, an empty one goes. In the order of the fields.</summary>
    public static Outcome<ImmutableArray<FieldValue>> Merge(ImmutableArray<FieldValue> before, ImmutableArray<FieldValue>? given, FieldBook book)
    {
        if (given is not { IsDefaultOrEmpty: false } some)
            return before;
        var values = before.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);
        var fields = book.Fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
        foreach (var (key, text) in some)
        {
            var at = $"fields.{key}";
            if (!fields.TryGetValue(key, out var field))
                return Refusal.Invalid(PlainText.Cut(at, MaxKey + 10), "There is no such field.", "not_found");
            if (text.Length == 0)
            {
                values.Remove(key);
                continue;
            }

            if (values.TryGetValue(key, out var known) && known == text)
                continue;
            if (field.Archived)
                return Refusal.Invalid(at, "This field is archived.", "archived");
            if (FieldKey.Check(field, text, at) is { } refusal)
                return refusal;
            values[key] = text;
        }

        return book.Fields.Where(field => values.ContainsKey(field.Key)).Select(field => new FieldValue(field.Key, values[field.Key])).ToImmutableArray();
    }

    private static bool IsKey(string? key) =>
        key is { Length: >= 1 and <= MaxKey } && char.IsAsciiLetter(key[0]) && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static Refusal? CheckChoices(FieldType type, ImmutableArray<string> choices)
    {
        if (type != FieldType.Choice)
            return choices.Length == 0 ? null : Refusal.Invalid("choices", "Only a choice has choices.");
        if (choices.Length is 0 or > MaxChoices)
            return Refusal.Invalid("choices", $"1 to {MaxChoices} choices.", "length");
        for (var i = 0; i < choices.Length; i++)
        {
            if (PlainText.CheckName($"choices[{i}]", choices[i], MaxChoice) is { } refusal)
                return refusal;
        }

        return choices.Distinct(StringComparer.Ordinal).Count() == choices.Length ? null : Refusal.Invalid("choices", "A choice stands in the list twice.", "duplicate");
    }
}
