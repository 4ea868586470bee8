using CloudCrm.Foundation;
using CloudCrm.Foundation.Data;
using CloudCrm.Host;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

const int Failed = 1;
const int Wrong = 2;

try
{
    var line = CommandLine.Parse(args);
    return line.Command switch
    {
        Command.Help => HelpText.Print(),
        Command.Rate => await RateCommand.Run(line.File!, Console.Out, Console.Error),
        Command.Backup => await BackupCommands.Backup(line.Configuration(), line.File!, Console.Out),
        Command.Restore => await BackupCommands.Restore(line.Configuration(), line.File!, Console.Out),
        Command.VerifyInvoice => await VerifyInvoiceCommand.Run(line.File!, Console.Out),
        Command.OpenApi => await OpenApiCommand.Run(line.File!),
        Command.Migrate => await Running.Migrate(line.Configuration()),
        _ => await Running.Serve(line.Configuration()),
    };
}
catch (SettingException e)
{
    return Say(e.Message, Wrong);
}
catch (OptionsValidationException e)
{
    return Say(string.Join(' ', e.Failures), Wrong);
}
catch (DatabaseUnavailableException e)
{
    return Say(e.Message, Failed);
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    return Say($"{e.Message} Choose another with --url.", Failed);
}

static int Say(string why, int code)
{
    Console.Error.WriteLine($"cloudcrm: {why}");
    return code;
}
