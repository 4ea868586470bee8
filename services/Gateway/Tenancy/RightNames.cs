using System.Text.Json;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Sets of rights as lists of names, as they stand on the wire.</summary>
internal static class RightNames
{
    private static readonly (Right Bit, Wire.Right Name)[] All =
        [.. Enum.GetValues<Wire.Right>().Select(name => (Enum.Parse<Right>(name.ToString()), name))];

    /// <summary>The rights of a set in the order of declaration; the operator's own right has no name for tenants.</summary>
    public static Wire.Right[] ToWire(Right rights) => [.. All.Where(r => rights.HasFlag(r.Bit)).Select(r => r.Name)];

    public static Right FromWire(IEnumerable<Wire.Right> names) =>
        names.Aggregate(Right.None, (set, name) => set | All[(int)name].Bit);

    /// <summary>For messages.</summary>
    public static IEnumerable<string> Of(Right rights) => ToWire(rights).Select(name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()));
}
