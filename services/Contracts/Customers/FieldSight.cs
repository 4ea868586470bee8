using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Contracts.Customers;

/// <summary>
/// What somebody may see and change of customers; made by <see cref="FieldRights.SightOf"/>. Every door goes by it: whatever is told of a customer goes
/// through <c>Show</c>, whatever is asked or changed through <c>Refuses</c> and <see cref="Allow(ChangeCustomer, Customer)"/>.
/// </summary>
/// <param name="Hidden">What is neither seen nor changed, in ordinal order.</param>
/// <param name="Locked">What is seen and not changed, in ordinal order.</param>
[GenerateSerializer, Immutable, Alias("FieldSight")]
public sealed partial record FieldSight([property: Id(0)] ImmutableArray<string> Hidden, [property: Id(1)] ImmutableArray<string> Locked)
{
    /// <summary>Of whoever has no bounds.</summary>
    public static FieldSight Everything { get; } = new([], []);

    /// <summary>Of whoever sees no customers: all that can be hidden is, also fields that are yet to come.</summary>
    public static FieldSight Nothing { get; } = Of(
        [CustomerParts.AllOwn, .. CustomerParts.All.Where(part => part.IsHideable).Select(part => part.Name)],
        CustomerParts.All.Where(part => !part.IsHideable).Select(part => part.Name));

    /// <summary>True where nothing is hidden.</summary>
    public bool SeesAll => Hidden.IsEmpty;

    /// <summary>True where nothing is hidden and nothing is locked.</summary>
    public bool IsUnbounded => Hidden.IsEmpty && Locked.IsEmpty;

    /// <summary>What must not find in a search, as <see cref="CustomerHit.Fields"/> calls it.</summary>
    public ImmutableArray<string> HiddenInSearch => [.. Hidden.Select(name => name switch { "tags" => "tag", "addresses" => "address", _ => name })];

    /// <summary>With these hidden and these locked.</summary>
    public static FieldSight Of(IEnumerable<string> hidden, IEnumerable<string> locked) =>
        new([.. hidden.Order(StringComparer.Ordinal)], [.. locked.Order(StringComparer.Ordinal)]);

    /// <summary>Whether a part or field is seen.</summary>
    public bool Sees(string name) => SeesAll || !(Has(Hidden, name) || (name.StartsWith(CustomerParts.Own, StringComparison.Ordinal) && Has(Hidden, CustomerParts.AllOwn)));

    /// <summary>Whether contacts of a kind are seen.</summary>
    public bool Sees(ContactKind kind) => Sees(CustomerParts.NameOf(kind));

    /// <summary>Whether a part or field may be changed.</summary>
    public bool MayChange(string name) => Sees(name) && !Has(Locked, name);

    /// <summary>The customer as it may be seen: what is hidden reads as if there were none.</summary>
    public Customer Show(Customer customer)
    {
        if (SeesAll)
            return customer;
        var shown = customer.Fields.IsEmpty ? customer : customer with { Fields = customer.Fields.RemoveAll(value => !Sees(CustomerParts.Own + value.Key)) };
        foreach (var part in CustomerParts.All)
        {
            if (part.Without is { } without && !Sees(part.Name))
                shown = without(shown);
        }

        return shown;
    }

    /// <summary>The refusal of who names something hidden; null where it is seen.</summary>
    /// <param name="name">The part or field.</param>
    /// <param name="at">What the input calls it.</param>
    public Refusal? RefusesToShow(string name, string? at = null) =>
        Sees(name) ? null : new(RefusalKind.Forbidden, "field_hidden", $"Your role does not see {name}.", at);

    /// <summary>The refusal of who changes what may not be changed; null where it may.</summary>
    /// <param name="name">The part or field.</param>
    /// <param name="at">What the input calls it; as commands do when null.</param>
    public Refusal? RefusesToChange(string name, string? at = null)
    {
        at ??= CustomerParts.InputOf(name);
        return RefusesToShow(name, at) ?? (MayChange(name) ? null : new(RefusalKind.Forbidden, "field_locked", $"Your role does not change {name}.", at));
    }

    private static bool Has(ImmutableArray<string> names, string name) => !names.IsEmpty && names.BinarySearch(name, StringComparer.Ordinal) >= 0;
}
