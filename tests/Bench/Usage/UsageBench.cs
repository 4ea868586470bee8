using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Servers;

namespace CloudCrm.Bench.Usage;

/// <summary>Usage taken in and told, on both databases: 10,000,000 events of a tenant, or 100,000.</summary>
internal static class UsageBench
{
    public static Task<IReadOnlyList<Figure>> Run(BenchOptions options) =>
        options.OnEach(async database => await UsageFigures.Run(database, await Workplace.New(database), options.Quick));
}
