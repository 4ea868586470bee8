using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Demo;

/// <summary>Says that the installation is a demo, for ever. There is one row at most.</summary>
internal sealed class DemoMarkRow : IVersionedRow
{
    public static readonly Guid Only = Guid.Parse("d0d0d0d0-0000-8000-8000-000000000001");

    public required Guid Id { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it was full; null while it is being filled, or was broken off.</summary>
    public DateTimeOffset? FilledAt { get; init; }

    public required long Version { get; init; }
}

internal sealed class DemoMarkRowConfiguration : IEntityTypeConfiguration<DemoMarkRow>
{
    public void Configure(EntityTypeBuilder<DemoMarkRow> builder)
    {
        builder.ToTable("demo_marks");
        builder.HasKey(row => row.Id);
    }
}
