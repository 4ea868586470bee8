namespace CloudCrm.Tests.Gateway;

/// <summary>Tests through the API with one company for all of them.</summary>
internal abstract class CompanyFixture
{
    /// <summary>The product under test.</summary>
    protected TheApi Api { get; private set; } = null!;

    /// <summary>A company that signed up for these tests.</summary>
    protected Company Acme { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        Api = await TheApi.Shared;
        Acme = await Company.Open(Api);
    }

    // Null where the set-up was skipped.
    [OneTimeTearDown]
    public void TearDown() => Acme?.Dispose();
}
