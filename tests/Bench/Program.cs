using CloudCrm.Bench;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Replay;
using CloudCrm.Bench.Servers;

try
{
    return args switch
    {
        ["replay", .. var rest] => await ReplayCommand.Run(rest),
        ["bench", .. var rest] => await BenchCommand.Run(Benchmarks.All, rest),
        ["--help" or "-h" or "help"] => HelpText.Print("replay") + HelpText.Print("bench"),
        _ => throw new UsageException("replay FILE or bench; add --help to either."),
    };
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
catch (Exception e) when (e is HttpRequestException or CloudCrm.Client.CrmApiException or InvalidDataException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
finally
{
    await RunFolder.End();
}
