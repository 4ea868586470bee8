using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Fields;
using CloudCrm.Crm.Customers.Search;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>
/// A row that stands beside a customer so that it can be found. Two are the same when their keys are; there is nothing else in them. It is written in the act
/// of its customer only, and customers stay: a foreign key would check each of them for nothing.
/// </summary>
internal abstract record FindingRow
{
    public abstract void InsertInto(Act act);

    public abstract void DeleteIn(Act act);
}

/// <summary>The rows that find a customer: by contact, by relation, by what lists filter by, by what search goes by.</summary>
internal static class CustomerRows
{
    public static IReadOnlyList<FindingRow> Of(TenantId tenant, Customer customer, FieldBook fields) =>
    [
        .. customer.Contacts.Select(contact => new Contact(tenant, contact.Kind, ContactKey.Of(contact.Kind, contact.Value, "contacts").Value, customer.Id)),
        .. customer.Relations.Select(relation => new Related(tenant, relation.CustomerId, relation.Type, customer.Id)),
        .. Indexed(tenant, customer, fields),
        .. CustomerTokens.Of(customer, fields).Select(token => new Token(tenant, token, customer.Id)),
    ];

    private static IEnumerable<Indexing> Indexed(TenantId tenant, Customer customer, FieldBook fields)
    {
        var name = NameKey.Of(customer.Name);
        foreach (var tag in customer.Tags)
            yield return new(tenant, IndexRow.TagSlot, Particulars.TagKey(tag), name, customer.Id);
        if (customer.OwnerId is { } owner)
            yield return new(tenant, IndexRow.OwnerSlot, $"{owner:n}", name, customer.Id);
        foreach (var value in customer.Fields)
        {
            if (fields.Fields.FirstOrDefault(field => field.Key == value.Key) is { Slot: { } slot } field && FieldKey.Of(field, value.Value) is { } key)
                yield return new(tenant, slot, key, name, customer.Id);
        }
    }

    private sealed record Contact(TenantId Tenant, ContactKind Kind, string Value, Guid Customer) : FindingRow
    {
        public override void InsertInto(Act act) => act.Insert(Row());

        public override void DeleteIn(Act act) => act.Delete(Row());

        private ContactRow Row() => new() { TenantId = Tenant, Kind = Kind, Normalised = Value, CustomerId = Customer };
    }

    private sealed record Related(TenantId Tenant, Guid To, string Type, Guid From) : FindingRow
    {
        public override void InsertInto(Act act) => act.Insert(Row());

        public override void DeleteIn(Act act) => act.Delete(Row());

        private RelationRow Row() => new() { TenantId = Tenant, ToId = To, Type = Type, FromId = From };
    }

    private sealed record Indexing(TenantId Tenant, short Slot, string Value, string Name, Guid Customer) : FindingRow
    {
        public override void InsertInto(Act act) => act.Insert(Row());

        public override void DeleteIn(Act act) => act.Delete(Row());

        private IndexRow Row() => new() { TenantId = Tenant, Slot = Slot, Value = Value, NameKey = Name, CustomerId = Customer };
    }

    private sealed record Token(TenantId Tenant, PlacedToken Placed, Guid Customer) : FindingRow
    {
        // A customer that was there before there was search may get its tokens from TokenFill first.
        public override void InsertInto(Act act) => act.InsertIfAbsent(Row());

        public override void DeleteIn(Act act) => act.Delete(Row());

        private TokenRow Row() => new() { TenantId = Tenant, Token = Placed.Token, Place = Placed.Place, CustomerId = Customer };
    }
}
