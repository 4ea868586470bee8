using CloudCrm.Bench.Api;
using CloudCrm.Bench.Billing;
using CloudCrm.Bench.Data;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Grains;
using CloudCrm.Bench.Messaging;
using CloudCrm.Bench.Usage;
using CloudCrm.Bench.Web;

namespace CloudCrm.Bench;

/// <summary>All benches, in the order in which they run.</summary>
internal static class Benchmarks
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("append", AppendBench.Run),
        new("writer", WriterBench.Run),
        new("relay", RelayBench.Run),
        new("read", ReadBench.Run),
        new("list", ListBench.Run),
        new("search", SearchBench.Run),
        new("import", ImportBench.Run),
        new("freshness", FreshnessBench.Run),
        new("usage", UsageBench.Run),
        new("billing", BillingBench.Run),
        new("rating", RatingBench.Run),
        new("cold-start", ProcessBench.ColdStart),
        new("idle", ProcessBench.IdleTenants),
        new("grains", GrainBench.Run),
        new("web", PageBench.Run),
        new("live", LiveBench.Run),
    ];
}
