using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers;

/// <summary>Finds a customer by a contact. Primary key: tenant, kind, normalised value, customer.</summary>
internal sealed class ContactRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required ContactKind Kind { get; init; }

    /// <summary>The value in the spelling of <see cref="ContactKey"/>.</summary>
    public required string Normalised { get; init; }

    public required Guid CustomerId { get; init; }
}

internal sealed class ContactRowConfiguration : IEntityTypeConfiguration<ContactRow>
{
    public void Configure(EntityTypeBuilder<ContactRow> builder)
    {
        builder.ToTable("customer_contacts");
        builder.HasKey(row => new { row.TenantId, row.Kind, row.Normalised, row.CustomerId });
    }
}
