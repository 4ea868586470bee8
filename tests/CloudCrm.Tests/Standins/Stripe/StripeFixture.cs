using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>Tests of the client against a listener of their own.</summary>
internal abstract class StripeFixture
{
    private StripeStub? _stub;

    protected StripeStub Stub => _stub!;

    protected StripeClient Client { get; private set; } = null!;

    [SetUp]
    public async Task StartStub()
    {
        _stub = await StripeStub.Start();
        Client = _stub.Client();
    }

    [TearDown]
    public async Task StopStub()
    {
        if (_stub is not null)
            await _stub.DisposeAsync();
    }
}
