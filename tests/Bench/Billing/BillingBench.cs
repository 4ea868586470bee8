using CloudCrm.Bench.Figures;

namespace CloudCrm.Bench.Billing;

/// <summary>Usage on its way to money.</summary>
internal static class BillingBench
{
    public static Task<IReadOnlyList<Figure>> Run(BenchOptions options) => IngestBench.Run(options);
}
