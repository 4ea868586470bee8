using System.Diagnostics;

namespace CloudCrm.Bench.Servers;

/// <summary>A private RabbitMQ node of this run: Debian's program with ports, data, logs, cookie and port mapper of its own, no plugins.</summary>
public sealed class RabbitServer : IAsyncDisposable
{
    private const string Releases = "/usr/lib/rabbitmq/lib";

    private static readonly Lazy<Task<RabbitServer>> s_shared = new(Start);

    private readonly ServerProcess _mapper;
    private readonly Dictionary<string, string> _environment;
    private readonly string _program;
    private ServerProcess _node;
    private int _virtualHosts;

    private RabbitServer(ServerProcess mapper, ServerProcess node, string program, Dictionary<string, string> environment, Uri address)
    {
        (_mapper, _node, _program, _environment) = (mapper, node, program, environment);
        Address = address;
    }

    /// <summary>Whether this machine has it (Debian package rabbitmq-server).</summary>
    public static bool IsInstalled => Program() is not null;

    /// <summary>The node of this run, started by the first who asks.</summary>
    public static Task<RabbitServer> Shared => s_shared.Value;

    /// <summary>Where it listens, as <c>Bus:RabbitMq</c> wants it.</summary>
    public Uri Address { get; }

    /// <summary>Starts a node with empty queues; it takes several seconds.</summary>
    public static async Task<RabbitServer> Start()
    {
        var program = Program() ?? throw new InvalidOperationException("The Debian package rabbitmq-server is not installed.");
        var folder = RunFolder.New("rabbitmq");
        var (port, mapperPort) = (FreePort.Next(), FreePort.Next());
        var environment = Environment(folder, port, mapperPort);
        var mapper = ServerProcess.Start("epmd", "epmd", ["-port", $"{mapperPort}", "-address", "127.0.0.1"], environment);
        await mapper.Ready(() => Tcp.Answers(mapperPort), TimeSpan.FromSeconds(20));
        var server = new RabbitServer(mapper, Launch(program, environment), program, environment, new($"amqp://guest:guest@127.0.0.1:{port}"));
        await server.Ready();
        return RunFolder.Owns(server);
    }

    /// <summary>A virtual host without exchanges or queues; answers its address, as <c>Bus:RabbitMq</c> wants it.</summary>
    public async Task<Uri> NewVirtualHost()
    {
        var name = $"test{Interlocked.Increment(ref _virtualHosts)}";
        await Control("eval", $"ok = rabbit_vhost:add(<<\"{name}\">>, <<\"tests\">>), rabbit_auth_backend_internal:set_permissions(<<\"guest\">>, <<\"{name}\">>, <<\".*\">>, <<\".*\">>, <<\".*\">>, <<\"tests\">>).");
        return new(Address, name);
    }

    /// <summary>Kills the node without a farewell and starts it again on the same data.</summary>
    public async Task CrashAndRestart()
    {
        await _node.Crash();
        await Again();
    }

    /// <summary>Stops the node in good order and starts it again on the same data.</summary>
    public async Task Restart()
    {
        await _node.DisposeAsync();
        await Again();
    }

    /// <summary>Stops node and mapper.</summary>
    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _mapper.DisposeAsync();
    }

    private static string? Program() =>
        Directory.Exists(Releases)
            ? Directory.EnumerateDirectories(Releases, "rabbitmq_server-*").Select(folder => Path.Combine(folder, "sbin", "rabbitmq-server")).FirstOrDefault(File.Exists)
            : null;

    private static ServerProcess Launch(string program, Dictionary<string, string> environment) => ServerProcess.Start("rabbitmq", program, [], environment);

    private static Dictionary<string, string> Environment(string folder, int port, int mapperPort)
    {
        string Sub(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        string Text(string name, string text)
        {
            var file = Path.Combine(folder, name);
            File.WriteAllText(file, text);
            return file;
        }

        return new()
        {
            // The cookie of the cluster is made in HOME.
            ["HOME"] = Sub("home"),
            ["ERL_EPMD_PORT"] = $"{mapperPort}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"cloudcrm{port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{port}",
            ["RABBITMQ_DIST_PORT"] = $"{FreePort.Next()}",
            ["RABBITMQ_MNESIA_BASE"] = Sub("data"),
            ["RABBITMQ_LOG_BASE"] = Sub("log"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Text("enabled_plugins", "[].\n"),
            ["RABBITMQ_CONFIG_FILE"] = Text("rabbitmq.conf", "log.console = false\n"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "none"),
            // The script becomes the node itself, so that a signal reaches it.
            ["RABBITMQ_ALLOW_INPUT"] = "1",
            ["RABBITMQ_SERVER_START_ARGS"] = "-noinput",
        };
    }

    private async Task Control(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Path.GetDirectoryName(_program)!, "rabbitmqctl"), ["-q", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in _environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"rabbitmqctl ended with {process.ExitCode}: {await output} {errors}");
    }

    private Task Again()
    {
        _node = Launch(_program, _environment);
        return Ready();
    }

    private Task Ready() => _node.Ready(() => Tcp.Answers(Address.Port), TimeSpan.FromSeconds(90));
}
