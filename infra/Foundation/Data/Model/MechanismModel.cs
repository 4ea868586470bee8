using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Foundation.Data.Model;

/// <summary>The tables that every database has; <see cref="MechanismTables"/> is the SQL that makes them.</summary>
internal static class MechanismModel
{
    public static void Configure(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<JournalRow>(row =>
        {
            row.ToTable("journal");
            row.HasKey(r => new { r.TenantId, r.Sequence });
        });
        model.Entity<JournalHeadRow>(row =>
        {
            row.ToTable("journal_heads");
            row.HasKey(r => r.TenantId);
        });
        model.Entity<RequestRow>(row =>
        {
            row.ToTable("requests");
            row.HasKey(r => new { r.TenantId, r.Key });
            row.HasIndex(r => r.At);
        });
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox");
            row.Property(r => r.Id).ValueGeneratedOnAdd();
            if (provider == DatabaseProvider.Postgres)
            {
                row.HasKey(r => new { r.Part, r.Id });
            }
            else
            {
                row.HasKey(r => r.Id);
                row.HasIndex(r => r.Part);
            }
        });
        model.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox");
            row.HasKey(r => new { r.Consumer, r.MessageId });
            row.HasIndex(r => r.At);
        });
        model.Entity<DueWorkRow>(row =>
        {
            row.ToTable("due_work");
            row.HasKey(r => new { r.TenantId, r.Id });
            row.HasIndex(r => r.DueAt);
        });
    }
}
