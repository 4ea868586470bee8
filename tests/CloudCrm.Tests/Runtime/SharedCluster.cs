namespace CloudCrm.Tests.Runtime;

/// <summary>One cluster for all tests of the contract that need no set-up of their own.</summary>
[SetUpFixture]
sealed class SharedCluster
{
    static RuntimeCluster? cluster;

    public static IGrainFactory Grains => cluster!.Grains;

    /// <summary>A value as it arrives in another process.</summary>
    public static object Travel(object value) => cluster!.Travel(value);

    [OneTimeSetUp]
    public async Task Start() => cluster = await RuntimeCluster.Start();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (cluster is not null) await cluster.DisposeAsync();
    }
}
