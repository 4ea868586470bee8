using System.Diagnostics.CodeAnalysis;

namespace CloudCrm.Contracts;

/// <summary>The id of a tenant (a company that subscribes). Leads every key. Written as 32 lower-case hexadecimal digits.</summary>
/// <remarks>A value can only be parsed or made new, so one that exists is well formed; <c>default</c> is no tenant and is refused wherever a tenant is needed.</remarks>
[GenerateSerializer, Immutable, Alias("TenantId")]
public readonly record struct TenantId : IComparable<TenantId>
{
    [Id(0)]
    private readonly Guid _value;

    private TenantId(Guid value) => _value = value;

    /// <summary>The id as a UUID, for rows and wire formats.</summary>
    public Guid Value => _value;

    /// <summary>False for <c>default</c>.</summary>
    public bool IsSome => _value != Guid.Empty;

    /// <summary>Takes a UUID that was stored or received as a tenant's id.</summary>
    /// <exception cref="ArgumentException">The UUID is empty.</exception>
    public static TenantId From(Guid value) =>
        value == Guid.Empty ? throw new ArgumentException("A tenant id is never empty.", nameof(value)) : new(value);

    /// <summary>Parses 32 hexadecimal digits or a hyphenated UUID.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId tenant)
    {
        tenant = Guid.TryParse(text, out var value) && value != Guid.Empty ? new(value) : default;
        return tenant.IsSome;
    }

    /// <inheritdoc/>
    public int CompareTo(TenantId other) => _value.CompareTo(other._value);

    /// <inheritdoc/>
    public override string ToString() => _value.ToString("n");

    /// <summary>Orders by id.</summary>
    public static bool operator <(TenantId left, TenantId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by id.</summary>
    public static bool operator >(TenantId left, TenantId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by id.</summary>
    public static bool operator <=(TenantId left, TenantId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by id.</summary>
    public static bool operator >=(TenantId left, TenantId right) => left.CompareTo(right) >= 0;
}
