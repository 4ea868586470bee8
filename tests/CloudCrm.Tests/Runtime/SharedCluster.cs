namespace CloudCrm.Tests.Runtime;

/// <summary>One cluster for all tests of the contract that need no set-up of their own.</summary>
[SetUpFixture]
internal sealed class SharedCluster
{
    private static RuntimeCluster? s_cluster;

    public static IGrainFactory Grains => s_cluster!.Grains;

    /// <summary>A value as it arrives in another process.</summary>
    public static object Travel(object value) => s_cluster!.Travel(value);

    [OneTimeSetUp]
    public async Task Start() => s_cluster = await RuntimeCluster.Start();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (s_cluster is not null) await s_cluster.DisposeAsync();
    }
}
