namespace CloudCrm.Tests.Tenants;

/// <summary>Empty databases for the CRM role, of this run's kind.</summary>
internal static class CrmDatabase
{
    public static async Task<Dictionary<string, string?>> NewSettings()
    {
        await Task.CompletedTask;
        return new() { ["Data"] = TestRun.NewFolder("crm") };
    }
}
