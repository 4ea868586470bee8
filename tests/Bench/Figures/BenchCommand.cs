using CloudCrm.Bench.Servers;

namespace CloudCrm.Bench.Figures;

/// <summary>How a bench is run.</summary>
/// <param name="Quick">On smaller data, so that all of them end within 10 minutes.</param>
/// <param name="Databases">Those that figures are taken on, one after the other.</param>
internal sealed record BenchOptions(bool Quick, IReadOnlyList<string> Databases)
{
    /// <summary>The figures of one database after the other.</summary>
    public async Task<IReadOnlyList<Figure>> OnEach(Func<string, Task<IReadOnlyList<Figure>>> figures)
    {
        var all = new List<Figure>();
        foreach (var database in Databases)
            all.AddRange(await figures(database));
        return all;
    }
}

/// <summary>One bench: what it is called and what gives its figures.</summary>
/// <param name="Name">For <c>--only</c>.</param>
/// <param name="Run">Takes the figures, the yardsticks among them, in one run.</param>
internal sealed record Benchmark(string Name, Func<BenchOptions, Task<IReadOnlyList<Figure>>> Run);

/// <summary><c>dev bench [NAME] [--quick] [--json OUT]</c>.</summary>
internal static class BenchCommand
{
    /// <summary>Runs the benches asked for and prints a table.</summary>
    public static async Task<int> Run(IReadOnlyList<Benchmark> benchmarks, string[] args)
    {
        var names = string.Join(", ", benchmarks.Select(b => b.Name));
        var arguments = new Arguments(args);
        if (arguments.Help())
            return HelpText.Print("bench");

        var only = arguments.Value("--only");
        var json = arguments.Value("--json");
        var database = arguments.Value("--database");
        var options = new BenchOptions(arguments.Flag("--quick"), database is null ? Databases.All : [database]);
        only ??= arguments.Word();
        arguments.RefuseRest();
        if (database is not null && !Databases.All.Contains(database))
            throw new UsageException($"--database: there is no '{database}'; there are {string.Join(", ", Databases.All)}.");
        var chosen = benchmarks.Where(b => only is null || b.Name == only).ToList();
        if (chosen.Count == 0)
            throw new UsageException($"--only: there is no bench '{only}'; there are {names}.");

        var figures = new List<Figure>();
        foreach (var benchmark in chosen)
        {
            Console.WriteLine($"-- {benchmark.Name}");
            foreach (var figure in await benchmark.Run(options))
            {
                Console.WriteLine(figure);
                figures.Add(figure);
            }
        }

        if (json is not null)
            await File.WriteAllTextAsync(json, Figure.ToJson(figures) + "\n");
        var missed = figures.Count(f => f.Met == false);
        Console.WriteLine($"{figures.Count} figures, {missed} short of their goal");
        return 0;
    }
}
