using CloudCrm.Foundation;

namespace CloudCrm.Host;

/// <summary>What the process is asked to do.</summary>
public enum Command
{
    /// <summary>Serve until it is told to stop.</summary>
    Run,

    /// <summary>Bring the databases up to date and end.</summary>
    Migrate,

    /// <summary>Rate a file of prices with worked cases and end.</summary>
    Rate,

    /// <summary>Write an archive of the embedded installation, also while it is served, and end.</summary>
    Backup,

    /// <summary>Put such an archive into an empty data folder and end.</summary>
    Restore,

    /// <summary>Rate the invoice of a bundle again, say whether it is right, and end.</summary>
    VerifyInvoice,

    /// <summary>Write the description of the API and end.</summary>
    OpenApi,

    /// <summary>Tell how it is used and end.</summary>
    Help,
}

/// <summary>The command line, taken apart.</summary>
/// <param name="Command">What to do.</param>
/// <param name="ConfigFile">A JSON file with settings, or null.</param>
/// <param name="Options">Settings given as options; they win over environment and file.</param>
/// <param name="File">The file that the command works on, where it takes one.</param>
public sealed record CommandLine(Command Command, string? ConfigFile, IReadOnlyDictionary<string, string?> Options, string? File = null)
{
    /// <summary>Takes the arguments apart.</summary>
    /// <exception cref="SettingException">An argument is unknown, or its value is missing.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        Command? command = null;
        string? config = null;
        string? file = null;
        var options = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (name is "--help" or "-h" or "help")
                return new(Command.Help, null, options);
            if (Verb(name) is { } verb && command is null)
                command = verb;
            else if (name == "--demo" && value is null)
                options["Demo"] = "true";
            else if (name == "--config")
                config = Value();
            else if (Key(name) is { } key)
                options[key] = Value();
            else if (TakesFile(command) && file is null && !name.StartsWith('-'))
                file = name;
            else
                throw new SettingException($"Unknown {(name.StartsWith('-') ? "option" : "command")} {name}; --help lists all.");

            string Value() => value ?? (i + 1 < arguments.Count ? arguments[++i] : throw new SettingException($"{name} needs a value."));
        }

        if (TakesFile(command) && file is null)
            throw new SettingException($"{(command == Command.VerifyInvoice ? "verify-invoice" : command!.Value.ToString().ToLowerInvariant())} needs a FILE; --help lists all.");
        return new(command ?? Command.Run, config, options, file);
    }

    /// <summary>The settings in their order, later ones win: file, environment (<c>CLOUDCRM__</c>), command line.</summary>
    /// <exception cref="SettingException">The file is not there or is not JSON.</exception>
    public IConfigurationRoot Configuration()
    {
        if (ConfigFile is not null && !System.IO.File.Exists(ConfigFile))
            throw new SettingException($"--config: there is no file {ConfigFile}.");
        var builder = new ConfigurationBuilder();
        if (ConfigFile is not null)
            builder.AddJsonFile(Path.GetFullPath(ConfigFile), optional: false, reloadOnChange: false);
        try
        {
            return builder.AddEnvironmentVariables("CLOUDCRM__").AddInMemoryCollection(Options).Build();
        }
        catch (InvalidDataException e)
        {
            throw new SettingException($"--config: {ConfigFile} is not a JSON object of settings ({e.InnerException?.Message ?? e.Message}).", e);
        }
    }

    private static Command? Verb(string name) => name switch
    {
        "run" => Command.Run,
        "migrate" => Command.Migrate,
        "rate" => Command.Rate,
        "backup" => Command.Backup,
        "restore" => Command.Restore,
        "verify-invoice" => Command.VerifyInvoice,
        "openapi" => Command.OpenApi,
        _ => null,
    };

    private static bool TakesFile(Command? command) => command is Command.Rate or Command.Backup or Command.Restore or Command.VerifyInvoice or Command.OpenApi;

    private static string? Key(string option) => option switch
    {
        "--data" => "Data",
        "--url" => "Url",
        "--roles" => "Roles",
        _ => null,
    };

    private static (string Name, string? Value) Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (argument[..at], argument[(at + 1)..])
            : (argument, null);
}
