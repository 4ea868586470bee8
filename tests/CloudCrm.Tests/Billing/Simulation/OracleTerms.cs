using System.Text.Json;
using System.Text.Json.Nodes;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>What the operator agreed with a tenant, as it is told to the product.</summary>
internal sealed record OracleTerms(string Currency)
{
    public int DueDays { get; init; } = 14;

    public TaxTerm? Tax { get; init; }

    /// <summary>The plan for which base and seat hold; null where they are set: the one that holds then.</summary>
    public string? Plan { get; init; }

    public string? Base { get; init; }

    public string? Seat { get; init; }

    public JsonObject? Meters { get; init; }

    public CouponTerm[] Coupons { get; init; } = [];

    public CommitmentTerm[] Commitments { get; init; } = [];

    /// <summary>Decimals of a currency on invoices: TWD and JPY have none.</summary>
    public static int DecimalsOf(string currency) => currency is "TWD" or "JPY" ? 0 : 2;

    public BillingTerms ToContract() => new(Currency, DueDays, Tax, Base, Seat, Meters?.ToJsonString(), [.. Coupons], [.. Commitments], Plan);

    /// <summary>The price book's prices with these in their places.</summary>
    public OraclePrices Over(string plan, OraclePrices book)
    {
        var meters = new Dictionary<string, OracleMeterPrice>(book.Meters);
        if (Meters is not null)
        {
            using var document = JsonDocument.Parse(Meters.ToJsonString());
            foreach (var (code, price) in OracleMeterPrice.All(document.RootElement))
                meters[code] = price;
        }

        return new(Base is null || Plan != plan ? book.Base : Ratio.Of(Base), Seat is null || Plan != plan ? book.Seat : Ratio.Of(Seat), book.IncludedSeats, meters);
    }

    /// <summary>What is left of the coupons for the period after.</summary>
    public OracleTerms NextPeriod() => this with
    {
        Coupons = [.. Coupons.Where(it => it.Periods is not 1).Select(it => it with { Periods = it.Periods - 1 })],
    };
}
