using CloudCrm.Host;
using CloudCrm.Host.Settings;

try
{
    var line = CommandLine.Parse(args);
    return line.Command switch
    {
        Command.Help => HelpText.Print(),
        Command.Migrate => await Running.Migrate(line.Configuration()),
        _ => await Running.Serve(line.Configuration()),
    };
}
catch (SetupException e)
{
    Console.Error.WriteLine($"cloudcrm: {e.Message}");
    return 2;
}
