using CloudCrm.Bench;

namespace CloudCrm.Tests.Hosting;

/// <summary>Everything that a person starts tells how it is used, at once: without a build and without the SDK.</summary>
[TestFixture]
public sealed class HelpTests
{
    private static readonly string s_bench = ProductProcess.Program.Replace("CloudCrm.Host", "CloudCrm.Bench", StringComparison.Ordinal);

    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("--data", "somewhere", "--help")]
    public async Task Run_says_what_the_program_says(params string[] arguments)
    {
        var program = await Ask(ProductProcess.Program, arguments);
        var dev = await Ask(Repository.PathTo("dev"), ["run", .. arguments]);
        Assert.That(dev, Does.StartWith("usage: ./dev run ").And.EndsWith(program));
        Assert.That(program, Does.Contain("--roles LIST").And.EndsWith("2 a wrong option, setting or file.\n"));
    }

    [TestCase("replay", "--help")]
    [TestCase("replay", "a file.csv", "-h")]
    [TestCase("bench", "--help")]
    [TestCase("bench", "--quick", "-h")]
    public async Task Replay_and_bench_say_what_their_program_says(params string[] arguments)
    {
        var dev = await Ask(Repository.PathTo("dev"), arguments);
        Assert.That(dev, Does.StartWith($"usage: ./dev {arguments[0]} ").And.EqualTo(await Ask(s_bench, arguments)));
    }

    [Test]
    public void Benchs_help_names_every_bench() =>
        Assert.That(HelpText.Of("bench"), Does.Contain($"one bench: {string.Join(", ", Benchmarks.All.Select(bench => bench.Name))}\n"));

    [TestCase("run")]
    [TestCase("test")]
    [TestCase("migrate")]
    [TestCase("replay")]
    [TestCase("bench")]
    [TestCase("format")]
    public async Task Every_command_of_dev_answers(string command)
    {
        Assert.That(await Ask(Repository.PathTo("dev"), command, "--help"), Does.StartWith($"usage: ./dev {command} "));
        Assert.That(await Ask(Repository.PathTo("dev"), "help"), Does.Contain($"\n  {command} "));
    }

    [Test]
    public async Task Every_script_answers()
    {
        string[] folders = ["deploy", "infra", "services", "tests", ".ci"];
        var scripts = Architecture.SourceFiles.All("*", folders).Append(Repository.PathTo("dev")).Where(IsScript).ToArray();
        Assert.That(scripts.Select(Path.GetFileName), Is.SupersetOf(new[] { "dev", "run", "postgres-roles.sh" }));
        foreach (var script in scripts)
            Assert.That(await Ask(script, "--help"), Does.StartWith("usage: "), script);
    }

    private static bool IsScript(string file)
    {
        using var stream = File.OpenRead(file);
        return stream.ReadByte() == '#' && stream.ReadByte() == '!';
    }

    /// <summary>What a program says that must end with code 0; a dotnet that it starts fails.</summary>
    private static async Task<string> Ask(string program, params string[] arguments)
    {
        var folder = TestRun.NewFolder("no-sdk");
        var dotnet = Path.Combine(folder, "dotnet");
        await File.WriteAllTextAsync(dotnet, "#!/bin/sh\nexit 86\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var path = new Dictionary<string, string> { ["PATH"] = $"{folder}:{System.Environment.GetEnvironmentVariable("PATH")}" };
        await using var process = ServerProcess.Start("help", program, arguments, path);
        Assert.That(await process.Ended(TimeSpan.FromSeconds(30)), Is.Zero, process.Output());
        return process.Output();
    }
}
