using System.Diagnostics;

namespace CloudCrm.Bench.Replay;

/// <summary><c>dev replay FILE [--url U] [--json OUT] [--clients N] [--secret S]</c>.</summary>
internal static class ReplayCommand
{
    /// <summary>Plays a file.</summary>
    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        if (arguments.Help())
            return HelpText.Print("replay");

        var url = arguments.Value("--url") ?? "http://127.0.0.1:5080";
        var clients = arguments.Number("--clients", 16, 1, 256);
        var secret = arguments.Value("--secret") ?? "replay";
        var json = arguments.Value("--json");
        var path = arguments.Word() ?? throw new UsageException("Which file?");
        arguments.RefuseRest();
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            throw new UsageException($"--url: '{url}' is not an address.");
        if (!File.Exists(path))
            throw new UsageException($"There is no file {path}.");

        var watch = Stopwatch.StartNew();
        var file = ReadFile(path);
        var plan = ReplayPlan.Of(file.Tweets);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = address };
        var player = new Player(http, secret, clients);
        ReplayReport report;
        using (var progress = new ProgressBar(Player.StepsOf(plan)))
            report = await player.Play(plan, progress.Step, CancellationToken.None);
        report = report with { Rejected = [.. file.Rejected, .. plan.Rejected, .. report.Rejected], Repeated = file.Repeated, Seconds = watch.Elapsed.TotalSeconds };

        report.Print(Console.Out);
        if (json is not null)
            await File.WriteAllTextAsync(json, report.ToJson() + "\n");
        return report.UsageIsExact ? 0 : 1;
    }

    private static TweetFileContent ReadFile(string path)
    {
        using var reader = File.OpenText(path);
        return TweetFile.Read(reader);
    }
}
