namespace Stripe;

/// <summary>What only tests use.</summary>
public class TestHelpersService : Service
{
    internal TestHelpersService(IStripeClient client)
        : base(client)
    {
        TestClocks = new TestHelpers.TestClockService(client);
    }

    /// <summary>Clocks.</summary>
    public virtual TestHelpers.TestClockService TestClocks { get; }
}
