using System.Text.RegularExpressions;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Metering;

/// <summary>What a meter may be.</summary>
internal static partial class MeterRules
{
    /// <summary>The first number of meters that the operator defines.</summary>
    public const short FirstNumber = 100;

    /// <summary>The most meters that the operator may define, archived ones among them.</summary>
    public const int Max = 1_000;

    private const int CodeMax = 64;
    private const int NameMax = 100;
    private const int UnitMax = 32;
    private const int PropertyMax = 64;
    private const int DecimalsMax = 6;
    private const long UnitSizeMax = 1_000_000_000_000;

    /// <summary>A new meter beside those that are there.</summary>
    public static Outcome<MeterRow> Define(IReadOnlyCollection<MeterRow> known, Guid id, DefineMeter command, DateTimeOffset now)
    {
        if (Check(command) is { } refusal)
            return refusal;
        if (MeterCodes.Find(command.Code) is not null || known.Any(meter => meter.Code == command.Code))
            return Refusal.Conflict("There is or was a meter with this code.", "code_taken", "code");
        if (known.Count >= Max)
            return Refusal.Conflict($"At most {Max} meters.", "too_many_meters");
        return new MeterRow
        {
            Id = id,
            Number = known.Count == 0 ? FirstNumber : (short)(known.Max(meter => meter.Number) + 1),
            Code = command.Code,
            Name = command.Name,
            Unit = command.Unit,
            Aggregation = command.Aggregation,
            Decimals = (short)command.Decimals,
            UnitSize = command.UnitSize,
            Property = command.Property,
            CreatedAt = now,
            ArchivedAt = null,
            Version = 1,
        };
    }

    /// <summary>The meter as it is once it takes no more events; the same where it takes none.</summary>
    public static Outcome<MeterRow> Archive(MeterRow meter, long? expectedVersion, DateTimeOffset now)
    {
        if (expectedVersion is { } expected && expected != meter.Version)
            return Refusal.Stale();
        return meter.ArchivedAt is not null ? meter : new MeterRow
        {
            Id = meter.Id,
            Number = meter.Number,
            Code = meter.Code,
            Name = meter.Name,
            Unit = meter.Unit,
            Aggregation = meter.Aggregation,
            Decimals = meter.Decimals,
            UnitSize = meter.UnitSize,
            Property = meter.Property,
            CreatedAt = meter.CreatedAt,
            ArchivedAt = now,
            Version = meter.Version + 1,
        };
    }

    private static Refusal? Check(DefineMeter command)
    {
        if (command.Code is not { Length: > 0 and <= CodeMax } || !Code().IsMatch(command.Code))
            return Refusal.Invalid("code", $"Words of lower-case letters and digits, parted by a point, a hyphen or an underscore; at most {CodeMax} characters.");
        if ((PlainText.CheckName("name", command.Name, NameMax) ?? PlainText.CheckName("unit", command.Unit, UnitMax) ?? PlainText.CheckName("property", command.Property, PropertyMax)) is { } refusal)
            return refusal;
        if (!Enum.IsDefined(command.Aggregation))
            return Refusal.Invalid("aggregation", "There is no such aggregation.");
        var isUnique = command.Aggregation == MeterAggregation.Unique;
        if (command.Decimals < 0 || command.Decimals > (isUnique ? 0 : DecimalsMax))
            return Refusal.Invalid("decimals", isUnique ? "Different values are counted in whole numbers." : $"0 to {DecimalsMax}.");
        if (command.UnitSize < 1 || command.UnitSize > (isUnique ? 1 : UnitSizeMax))
            return Refusal.Invalid("unitSize", isUnique ? "Different values are counted one by one." : $"1 to {UnitSizeMax}.");
        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9]+([._-][a-z0-9]+)*\z")]
    private static partial Regex Code();
}
