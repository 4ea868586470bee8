using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Fields;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Listing;

/// <summary>A filter that was understood: its conditions, its order, and what the order goes by.</summary>
/// <param name="Prefix">The name key that names begin with.</param>
/// <param name="Archived">True adds archived customers.</param>
/// <param name="All">The conditions beside those two.</param>
/// <param name="Order">What the list is sorted by.</param>
internal sealed record Conditions(string Prefix, bool Archived, ImmutableArray<Condition> All, ListOrder Order)
{
    private const int MaxFields = 10;
    private const int MaxTags = 10;
    private const string Created = "createdAt";
    private const string Changed = "changedAt";

    /// <summary>Whether a customer stands for itself and fits all of them.</summary>
    public bool Hold(Customer customer) =>
        customer.MergedInto is null && (Archived || !customer.Archived)
        && (Prefix.Length == 0 || NameKey.Of(customer.Name).StartsWith(Prefix, StringComparison.Ordinal))
        && All.All(condition => condition.Holds(customer));

    /// <summary>Understands a filter, or says what is wrong with it.</summary>
    public static Outcome<Conditions> Parse(CustomerFilter filter, FieldBook book)
    {
        if (PlainText.CheckOptional("name", filter.NamePrefix, 0, CustomerRules.MaxName) is { } wrong)
            return wrong;
        if (filter.Tags.Length > MaxTags)
            return Refusal.Invalid("tag", $"At most {MaxTags} tags.", "length");
        if (filter.Fields.Length > MaxFields)
            return Refusal.Invalid("filter", $"At most {MaxFields} conditions.", "length");
        if (!ListOrder.Parse(filter.Sort, filter.Descending, book).Try(out var order, out var refusal))
            return refusal;
        var all = ImmutableArray.CreateBuilder<Condition>();
        if (filter.OwnerId is { } owner)
            all.Add(Condition.On(IndexRow.OwnerSlot, Comparison.Equal, $"{owner:n}", customer => customer.OwnerId is { } id ? $"{id:n}" : null));
        foreach (var field in filter.Fields)
        {
            if (!Field(field, book).Try(out var condition, out refusal))
                return refusal;
            all.Add(condition);
        }

        foreach (var tag in filter.Tags)
        {
            if (PlainText.Check("tag", tag, 1, Particulars.MaxTag) is { } malformed)
                return malformed;
            var key = Particulars.TagKey(tag);
            all.Add(new(IndexRow.TagSlot, Comparison.Equal, key, customer => customer.Tags.Any(other => Particulars.TagKey(other) == key)));
        }

        if (filter.Kind is { } kind)
            all.Add(new(null, Comparison.Equal, $"{kind}", customer => customer.Kind == kind));
        if (filter.ExternalId is { } external)
            all.Add(new(null, Comparison.Equal, external, customer => customer.ExternalId == external));
        return new Conditions(NameKey.Of(filter.NamePrefix ?? ""), filter.Archived, all.ToImmutable(), order);
    }

    /// <summary>Understands a filter that stands in a body, where its parts have other names than in an address.</summary>
    public static Outcome<Conditions> ParseBody(CustomerFilter filter, FieldBook book) =>
        Parse(filter, book).Try(out var conditions, out var refusal) ? conditions : refusal with { Field = CustomerFilter.InBody(refusal.Field) };

    private static Outcome<Condition> Field(FieldFilter filter, FieldBook book)
    {
        if (filter.Field is Created or Changed)
            return Time(filter);
        if (!Find(filter.Field, book).Try(out var field, out var refusal))
            return refusal;
        if (!Enum.IsDefined(filter.Comparison) || (filter.Comparison == Comparison.BeginsWith && field.Type != FieldType.Text))
            return Refusal.Invalid("filter", $"{field.Key} cannot be compared in this way.");
        if (filter.Value.Length == 0)
        {
            return filter.Comparison is Comparison.Equal or Comparison.NotEqual
                ? Condition.On(field.Slot, filter.Comparison, "", customer => KeyOf(customer, field))
                : Refusal.Invalid("filter", $"{field.Key} needs a value to be compared with.");
        }

        if (PlainText.Check("filter", filter.Value, 1, 2_000) is { } malformed)
            return malformed;
        return FieldKey.Of(field, filter.Value) is { } key
            ? Condition.On(field.Slot, filter.Comparison, key, customer => KeyOf(customer, field))
            : Refusal.Invalid("filter", $"This is no value of {field.Key}.");
    }

    /// <summary>A filterable field by its key.</summary>
    public static Outcome<CustomField> Find(string key, FieldBook book, string parameter = "filter")
    {
        if (book.Fields.FirstOrDefault(field => field.Key == key) is not { } field)
            return Refusal.Invalid(parameter, "There is no such field.", "not_found");
        if (field.Indexing)
            return Refusal.Invalid(parameter, $"{field.Key} was made filterable a moment ago and is being put into the index: repeat this later.", "indexing");
        return field.Slot is null ? Refusal.Invalid(parameter, $"{field.Key} is not filterable.", "not_filterable") : field;
    }

    /// <summary>The key of a customer's value in a field.</summary>
    public static string? KeyOf(Customer customer, CustomField field) =>
        customer.Fields.FirstOrDefault(value => value.Key == field.Key) is { } found ? FieldKey.Of(field, found.Value) : null;

    private static Outcome<Condition> Time(FieldFilter filter)
    {
        if (filter.Comparison is Comparison.BeginsWith or Comparison.NotEqual || !Enum.IsDefined(filter.Comparison)
            || !DateTimeOffset.TryParse(filter.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return Refusal.Invalid("filter", $"{filter.Field} is compared with an instant, such as 2026-11-21T08:30:00Z.");
        Func<Customer, string?> keyOf = filter.Field == Created ? customer => ListOrder.TimeKey(customer.CreatedAt) : customer => ListOrder.TimeKey(customer.ChangedAt);
        return Condition.On(filter.Field == Created ? ListOrder.CreatedSlot : ListOrder.ChangedSlot, filter.Comparison, ListOrder.TimeKey(at), keyOf);
    }
}
