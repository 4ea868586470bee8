namespace CloudCrm.Tests.Tenants;

/// <summary>Empty databases for the CRM role, of this run's kind.</summary>
internal static class CrmDatabase
{
    public static async Task<Dictionary<string, string?>> NewSettings()
    {
        if (!Diagonal.HasServers)
            return new() { ["Data"] = TestRun.NewFolder("crm") };
        var server = await PostgresServer.Shared;
        return server.Settings(("Crm", await server.NewDatabase("crm_tenants")));
    }
}
