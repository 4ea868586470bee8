using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Accounts;

/// <summary>A period that is over and waits for its invoice. Primary key: tenant, the first day. Deleted when the invoice is written.</summary>
internal sealed class ClosedPeriodRow : ITenantRow
{
    /// <summary>The most periods that may wait.</summary>
    public const int WaitingMax = 24;

    public required TenantId TenantId { get; init; }

    /// <summary>Its first day, <c>yyyy-MM-dd</c>.</summary>
    public required string PeriodFrom { get; init; }

    /// <summary>The account as it was, as JSON.</summary>
    public required string Document { get; init; }

    /// <summary>The id of the invoice to be.</summary>
    public Guid InvoiceId => InvoiceIdOf(TenantId, PeriodFrom);

    /// <summary>The id of the invoice of a period.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="periodFrom">The period's first day, <c>yyyy-MM-dd</c>.</param>
    public static Guid InvoiceIdOf(TenantId tenant, string periodFrom) => Ids.From("invoice", tenant.ToString(), periodFrom);

    /// <summary>The id of the invoice that comes with it, of corrections in another currency alone.</summary>
    public Guid InvoiceIdIn(Rating.Currency currency) => Ids.From("invoice", TenantId.ToString(), PeriodFrom, currency.Code);

    public static ClosedPeriodRow From(TenantId tenant, Account account) =>
        new() { TenantId = tenant, PeriodFrom = Key(account.Period.From), Document = JsonSerializer.Serialize(account, RowJson.Options) };

    public static string Key(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    public Account ToAccount() => JsonSerializer.Deserialize<Account>(Document, RowJson.Options)!;
}

internal sealed class ClosedPeriodConfiguration : IEntityTypeConfiguration<ClosedPeriodRow>
{
    public void Configure(EntityTypeBuilder<ClosedPeriodRow> builder)
    {
        builder.ToTable("closed_periods");
        builder.HasKey(row => new { row.TenantId, row.PeriodFrom });
        builder.Ignore(row => row.InvoiceId);
    }
}

/// <summary>What an account's period was charged by, in the form that invoices are made of.</summary>
internal static class PeriodTermsOf
{
    /// <summary>The period with its segments.</summary>
    public static async Task<PeriodTerms> Read(Account account, TenantCalendar calendar, Books books)
    {
        var currency = account.Money();
        var segments = ImmutableArray.CreateBuilder<SegmentTerms>();
        foreach (var (part, isTrial) in account.Segments())
        {
            var book = await books.Named(part.Plan.PriceVersion);
            segments.Add(SegmentTerms.Of(part.Span, book, part.Plan.Plan, currency, account.Terms.ToNegotiated(part.Plan.Plan), isTrial));
        }

        var days = Enumerable.Range(0, account.Period.Days + 1).Select(day => calendar.StartOf(account.Period.From.AddDays(day)));
        return new(account.Period, [.. days], segments.ToImmutable());
    }
}
