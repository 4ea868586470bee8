using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Foundation.Data.Reading;

/// <summary>Says whether contexts with these options read across tenants; the two kinds have models of their own, with and without the tenant filter.</summary>
internal sealed class TenantReads(bool acrossTenants) : IDbContextOptionsExtension
{
    public bool AcrossTenants => acrossTenants;

    public DbContextOptionsExtensionInfo Info => new ReadsInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ReadsInfo(TenantReads extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => extension.AcrossTenants ? "across tenants " : "";

        public override int GetServiceProviderHashCode() => extension.AcrossTenants ? 1 : 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) =>
            other is ReadsInfo && ((TenantReads)other.Extension).AcrossTenants == extension.AcrossTenants;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) =>
            debugInfo["CloudCrm:AcrossTenants"] = extension.AcrossTenants ? "1" : "0";
    }
}
