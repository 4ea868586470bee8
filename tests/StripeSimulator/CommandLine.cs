using System.Globalization;

namespace CloudCrm.StripeSimulator;

/// <summary>The options of the program, as they are typed.</summary>
internal static class CommandLine
{
    public const string Usage =
        "usage: CloudCrm.StripeSimulator [--url URL] [--webhook-url URL] [--webhook-secret SECRET] [--api-key KEY] [--now INSTANT] [--seed N]";

    public static SimulatorOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new SimulatorOptions { Url = "http://127.0.0.1:12111", Pump = true };
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count)
                throw new FormatException($"{arguments[i]} needs a value.");
            options = With(options, arguments[i], arguments[i + 1]);
        }

        return options;
    }

    private static SimulatorOptions With(SimulatorOptions options, string name, string value) => name switch
    {
        "--url" => options with { Url = value },
        "--webhook-url" => options with { WebhookUrl = value },
        "--webhook-secret" => options with { WebhookSecret = value },
        "--api-key" => options with { ApiKey = value },
        "--now" => options with { Now = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) },
        "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
        _ => throw new FormatException($"There is no option {name}."),
    };
}
