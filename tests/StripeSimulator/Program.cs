using CloudCrm.StripeSimulator;

SimulatorOptions options;
try
{
    options = CommandLine.Read(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

await using var simulator = await Simulator.Start(options);
Console.WriteLine($"Stripe simulator at {simulator.Url}");
await simulator.Stopped;
return 0;
