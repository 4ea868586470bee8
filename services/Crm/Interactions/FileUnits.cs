using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Metering;
using CloudCrm.Crm.Metering.Units;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Interactions;

/// <summary>What files take of a budget that caps storage, and give back to it.</summary>
internal static class FileUnits
{
    /// <summary>Units for a file that is to be kept.</summary>
    public static ValueTask<Outcome<UnitTicket>> DrawFor(this UnitGate units, TenantId tenant, Attachment file) =>
        file.SizeBytes == 0 ? new(UnitTicket.Free) : units.Draw(tenant, Meters.StorageBytes, file.RecordedAt, file.SizeBytes);

    /// <summary>The act of a file that is deleted, with its units given back.</summary>
    public static Task<Act> GiveBackFor(this UnitGate units, Act act, TenantId tenant, Attachment file, DateTimeOffset now) =>
        file.SizeBytes == 0 ? Task.FromResult(act) : units.GiveBack(act, tenant, Meters.StorageBytes, now, file.SizeBytes, file.BlobId);
}
