using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

/// <summary>A simulator of its own for every test.</summary>
public abstract class SimulatorFixture
{
    private Simulator? _simulator;
    private StripeCaller? _stripe;

    internal Simulator Simulator => _simulator!;

    internal StripeCaller Stripe => _stripe!;

    [SetUp]
    public async Task StartSimulator()
    {
        _simulator = await global::CloudCrm.StripeSimulator.Simulator.Start(Options());
        _stripe = new(_simulator);
    }

    [TearDown]
    public async Task StopSimulator()
    {
        _stripe?.Dispose();
        if (_simulator is not null)
            await _simulator.DisposeAsync();
    }

    protected virtual SimulatorOptions Options() => new();
}
