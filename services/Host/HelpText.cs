using System.Globalization;
using System.Text;
using CloudCrm.Host.Settings;

namespace CloudCrm.Host;

/// <summary>What <c>--help</c> says.</summary>
public static class HelpText
{
    /// <summary>Prints it; the exit code.</summary>
    public static int Print()
    {
        Console.Write(Text());
        return 0;
    }

    /// <summary>The whole text; settings come from <see cref="Setting.All"/>.</summary>
    public static string Text()
    {
        var text = new StringBuilder("""
            CloudCrm: a multi-tenant CRM and contact centre that counts what it is used for.

            usage: CloudCrm.Host [run] [OPTIONS]    serve until Ctrl+C or SIGTERM
                   CloudCrm.Host migrate [OPTIONS]  bring the databases up to date and end
                   CloudCrm.Host --help

              --data DIR      the data folder
              --url URL       where to listen
              --roles LIST    silo, billing, gateway
              --config FILE   settings from a JSON file

            Settings come from the file, then the environment, then the options; later ones win. In the environment a
            setting is CLOUDCRM__ and its key with __ for each colon, such as CLOUDCRM__Database__Provider=postgres.


            """);
        foreach (var setting in Setting.All)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {setting.Key,-28} {setting.Meaning}{(setting.Default.Length > 0 ? $" (default {setting.Default})" : "")}");
        text.AppendLine().AppendLine("Exit codes: 0 stopped or done, 1 failed, 2 a wrong option or setting.");
        return text.ToString();
    }
}
