using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Accounts;

/// <summary>Accounts and statements as they are told to others.</summary>
internal static class AccountWire
{
    public static BillingAccount ToContract(this Account account, TenantCalendar calendar)
    {
        var now = account.Left(account.Money());
        return new(
            account.Currency, account.Now.Plan, account.Now.PriceVersion, account.NextPlan, account.NextVersion, account.Period.From, account.Period.To,
            calendar.StartOf(account.Period.From), calendar.StartOf(account.Period.To), account.TrialUntil, account.Plans, account.Buyer, account.Agreed.ToContract(),
            now.Credit, now.Prepaid, account.Version,
            [.. account.Credits.Concat(account.Prepaid).Select(it => it.Currency).Distinct().Order(StringComparer.Ordinal).Select(code => account.Left(Currency.Of(code)))]);
    }

    public static Currency Money(this Account account) => Currency.Of(account.Currency);

    public static Currency Money(this HeldBalance balance) => Currency.Of(balance.Currency);

    public static Statement ToStatement(this CalculatedInvoice invoice, string plan, BillingPeriod period, DateTimeOffset now) => new(
        invoice.Currency.Code, plan, period.From, period.To, now, [.. invoice.Lines.Select(line => line.ToContract(invoice.Currency))],
        invoice.Currency.Text(invoice.Charges), invoice.Currency.Text(invoice.Discounts), invoice.Currency.Text(invoice.Tax), invoice.Currency.Text(invoice.Total), invoice.Currency.Text(invoice.Due));

    public static StatementLine ToContract(this InvoiceLine line, Currency currency) => new(
        line.Kind, line.Code, line.Plan, line.PriceVersion, line.Span?.From, line.Span?.To, Text(line.Quantity), Text(line.Included), currency.Text(line.Amount))
    {
        About = line.About,
    };

    private static BalancesLeft Left(this Account account, Currency currency) => new(
        currency.Code, currency.Text(account.Credits.In(currency.Code).Sum(it => it.Available)), currency.Text(account.Prepaid.In(currency.Code).Sum(it => it.Available)));

    private static string? Text(decimal? number) => number is { } it ? Exact.Text(it) : null;
}
