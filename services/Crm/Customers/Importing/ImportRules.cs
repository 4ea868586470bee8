using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Importing;

/// <summary>The decisions about an import, and what its rows say. Pure.</summary>
internal static class ImportRules
{
    private const int MaxColumns = 300;
    private const int MaxColumn = 200;
    /// <summary>A new import.</summary>
    public static Outcome<Import> Start(Guid id, StartImport command, FieldBook book, DateTimeOffset now)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        if (!Enum.IsDefined(command.Kind))
            return Refusal.Invalid("kind", "There is no such kind of customer.");
        var columns = command.Columns.IsDefault ? [] : command.Columns;
        if (columns.Length is 0 or > MaxColumns)
            return Refusal.Invalid("columns", $"1 to {MaxColumns} columns.", "length");
        for (var i = 0; i < columns.Length; i++)
        {
            if ((Check($"columns[{i}]", columns[i], book) ?? Twice($"columns[{i}]", columns, i)) is { } refusal)
                return refusal;
        }

        return columns.Any(column => column.Target is "externalId" or "name")
            ? new Import(id, ImportState.Waiting, columns, command.Kind, command.DryRun, null, 0, 0, 0, 0, 0, 0, 0, null, now, null, 1)
            : Refusal.Invalid("columns", "One column at least is the externalId or the name.");
    }

    /// <summary>The customer that a row makes.</summary>
    public static RegisterCustomer ToRegister(this Import import, ImportLine line) =>
        new(import.Kind, Cell(import, line, "name")?.Trim() ?? "", Contacts(import, line)) { More = Particulars(import, line) };

    /// <summary>What a row changes of a customer that is there: what its columns say; contacts are added, none is taken away.</summary>
    public static ChangeCustomer ToChange(this Import import, ImportLine line, Customer customer)
    {
        var added = Contacts(import, line).Where(contact => !customer.Contacts.Any(known => Same(known, contact))).ToImmutableArray();
        return new(null, Cell(import, line, "name")?.Trim(), added.IsEmpty ? null : customer.Contacts.AddRange(added))
        {
            More = Particulars(import, line) with { ExternalId = null },
            // The file names it by its external id: its row says what is known of that very one.
            EvenIfMerged = true,
        };
    }

    /// <summary>The external id that a row names; null where it names none, or is malformed itself.</summary>
    public static string? ExternalIdOf(this Import import, ImportLine line) => line.Problem is null && Cell(import, line, "externalId") is { Length: > 0 } id ? id : null;

    /// <summary>A refusal in the words of the file: the column, not the field.</summary>
    public static ImportError ToError(this Import import, ImportLine line, Refusal refusal) =>
        new(line.Row, (refusal.Field is null ? null : ColumnOf(refusal.Field, import, line)) ?? "", refusal.Detail);

    private static string? ColumnOf(string field, Import import, ImportLine line)
    {
        // Where a contact stands in the customer says nothing of the file: the first cell that is none is at fault.
        if (field.StartsWith("contacts[", StringComparison.Ordinal))
        {
            return Contacts(import, line).FirstOrDefault(contact => !ContactKey.Of(contact.Kind, contact.Value, field).IsOk) is { } wrong
                ? import.Columns.Zip(line.Cells).First(pair => IsContact(pair.First.Target) && pair.Second.Trim() == wrong.Value).First.Column
                : null;
        }

        var target = field.StartsWith("tags", StringComparison.Ordinal) ? "tags" : field.StartsWith("addresses[0].", StringComparison.Ordinal) ? field["addresses[0].".Length..] : field;
        return import.Columns.FirstOrDefault(column => column.Target == target)?.Column;
    }

    private static Refusal? Check(string at, ImportColumn? column, FieldBook book)
    {
        if (column is null || PlainText.Check($"{at}.column", column.Column, 1, MaxColumn) is { })
            return Refusal.Invalid($"{at}.column", $"A column's name, 1 to {MaxColumn} characters.");
        if (column.Target is null || !CustomerColumn.IsField(column.Target))
            return column.Target is not null && CustomerColumn.IsFixed(column.Target) ? null : Refusal.Invalid($"{at}.target", "Customers have nothing of this name.");
        var key = column.Target[CustomerParts.Own.Length..];
        return book.Fields.Any(field => field.Key == key && !field.Archived) ? null : Refusal.Invalid($"{at}.target", "There is no such field.", "not_found");
    }

    private static Refusal? Twice(string at, ImmutableArray<ImportColumn> columns, int i)
    {
        if (columns.Take(i).Any(other => other.Column == columns[i].Column))
            return Refusal.Invalid($"{at}.column", "This column stands in the list twice.", "duplicate");
        return !IsContact(columns[i].Target) && columns.Take(i).Any(other => other.Target == columns[i].Target)
            ? Refusal.Invalid($"{at}.target", "Another column goes there.", "duplicate")
            : null;
    }

    private static CustomerParticulars Particulars(Import import, ImportLine line)
    {
        var fields = import.Columns.Zip(line.Cells).Where(pair => CustomerColumn.IsField(pair.First.Target))
            .Select(pair => new FieldValue(pair.First.Target[CustomerParts.Own.Length..], pair.Second)).ToImmutableArray();
        var address = new PostalAddress(null, Part("street"), Part("city"), Part("region"), Part("postalCode"), Part("country"));
        return new()
        {
            ExternalId = Cell(import, line, "externalId"),
            Tags = Cell(import, line, "tags") is { } tags ? [.. tags.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : null,
            Addresses = address == new PostalAddress(null, null, null, null, null, null) ? null : [address],
            Fields = fields,
        };

        string? Part(string target) => Cell(import, line, target)?.Trim() is { Length: > 0 } text ? text : null;
    }

    private static ImmutableArray<ContactPoint> Contacts(Import import, ImportLine line) =>
    [
        .. import.Columns.Zip(line.Cells).Where(pair => IsContact(pair.First.Target) && pair.Second.Trim().Length > 0)
            .Select(pair => new ContactPoint(KindOf(pair.First.Target), pair.Second.Trim(), null)),
    ];

    private static bool Same(ContactPoint known, ContactPoint given) =>
        known.Kind == given.Kind && ContactKey.Of(given.Kind, given.Value, "contacts").Try(out var key, out _) && ContactKey.Of(known.Kind, known.Value, "contacts").Value == key;

    private static string? Cell(Import import, ImportLine line, string target)
    {
        for (var i = 0; i < import.Columns.Length; i++)
        {
            if (import.Columns[i].Target == target)
                return line.Cells[i];
        }

        return null;
    }

    private static bool IsContact(string target) => target is "phone" or "mail" or "handle";

    private static ContactKind KindOf(string target) => target switch
    {
        "phone" => ContactKind.Phone,
        "mail" => ContactKind.Mail,
        _ => ContactKind.Handle,
    };
}
