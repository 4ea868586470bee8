using CloudCrm.Contracts;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CloudCrm.Foundation.Data.Model;

/// <summary>Tenant ids as UUIDs; the empty UUID stands for "outside the tenants".</summary>
internal sealed class TenantIdConverter() : ValueConverter<TenantId, Guid>(tenant => tenant.Value, value => FromRow(value))
{
    private static TenantId FromRow(Guid value) => value == Guid.Empty ? default : TenantId.From(value);
}
