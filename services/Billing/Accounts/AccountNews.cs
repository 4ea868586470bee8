using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Payments;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Accounts;

/// <summary>What an account tells Crm, in the act that makes it true.</summary>
internal static class AccountNews
{
    /// <summary>Tells the tenant's people of an invoice and what is open of it, once for each kind of news.</summary>
    public static void Tell(Act act, Account account, IssuedInvoice it, BillingNewsKind kind) => Tell(act, account, it, kind, it.Receivable.ToMovedDueOn() is { } due ? ClosedPeriodRow.Key(due) : "");

    /// <summary>Tells the tenant's people that an invoice waits to be paid again, and until when.</summary>
    public static void TellUpheld(Act act, Account account, IssuedInvoice it) => Tell(act, account, it, BillingNewsKind.Reminder, "upheld");

    /// <summary>Tells the tenant's people that a payment was taken back, and until when the invoice is to be paid again.</summary>
    public static void TellOwedAgain(Act act, Account account, IssuedInvoice it) => Tell(act, account, it, BillingNewsKind.PaymentTakenBack);

    /// <summary>Tells the tenant's people of trouble with a payment, once for what happened.</summary>
    public static void TellTrouble(Act act, Account account, IssuedInvoice it, PaymentTrouble trouble)
    {
        var money = it.Document.Currency;
        BillingFact amount = new("amount", $"{money.Text(MinorUnits.ToAmount(trouble.MinorUnits, money))} {money}");
        ImmutableArray<BillingFact> facts = [new("invoice", it.Document.Number!), amount];
        Tell(
            act, it.Document.Tenant, account, trouble.Kind, it.Document.Id, null, trouble.Link is { } link ? facts.Add(new("link", link)) : facts, trouble.Occasion);
    }

    /// <summary>Tells the tenant's people of a document that was issued.</summary>
    public static void TellIssued(Act act, Account account, InvoiceDocument document, InvoiceFile? file)
    {
        if (document.RefersTo is not { } invoice)
        {
            Tell(act, document.Tenant, account, BillingNewsKind.InvoiceIssued, document.Id, file, Of(document, document.Totals.Due, document.DueOn));
            return;
        }

        Tell(
            act, document.Tenant, account, BillingNewsKind.CreditNoteIssued, document.Id, file,
            [new("creditNote", document.Number!), new("invoice", invoice.Number), new("amount", $"{document.Currency.Text(-document.Totals.Total)} {document.Currency}")]);
    }

    /// <summary>Tells of prices that change at the next renewal.</summary>
    public static void TellPrices(Act act, TenantId tenant, Account account, string version) => Tell(
        act, tenant, account, BillingNewsKind.PriceChange, Ids.From("price-change", tenant.ToString(), version), null,
        [new("plan", account.NextPlan ?? account.Now.Plan), new("from", ClosedPeriodRow.Key(account.Period.To))]);

    /// <summary>Says how the tenant stands, where that changes.</summary>
    public static void Stand(Act act, TenantId tenant, Account account, PaymentStanding standing, DateTimeOffset now)
    {
        if (standing == account.Standing)
            return;
        act.Emit(tenant.Value, new BillingStanding(tenant.Value, standing, account.Version + 1, now));
        if (standing == PaymentStanding.Good && account.Standing >= PaymentStanding.Restricted)
            Tell(act, tenant, account, BillingNewsKind.Restored, Ids.From("restored", tenant.ToString(), $"{account.Version}"), null, []);
    }

    /// <summary>Says which plan holds, where that changes.</summary>
    public static void Plan(Act act, TenantId tenant, Account before, Account after)
    {
        if (before.Now.Plan != after.Now.Plan)
            act.Emit(tenant.Value, new PlanChanged(tenant.Value, after.Now.Plan, after.Version));
    }

    private static void Tell(Act act, Account account, IssuedInvoice it, BillingNewsKind kind, string since) =>
        Tell(act, it.Document.Tenant, account, kind, it.Document.Id, null, Of(it.Document, it.Open, it.DueOn), since);

    private static void Tell(
        Act act, TenantId tenant, Account account, BillingNewsKind kind, Guid about, InvoiceFile? file, ImmutableArray<BillingFact> facts, string since = "") => act.Emit(
        tenant.Value, new BillingNotice(tenant.Value, new(Ids.From("billing-news", tenant.ToString(), $"{kind}", $"{about:n}{since}"), kind, facts, account.Buyer.Mail, about, file)));

    private static ImmutableArray<BillingFact> Of(InvoiceDocument invoice, decimal amount, DateOnly? dueOn) =>
    [
        new("invoice", invoice.Number!), new("amount", $"{invoice.Currency.Text(amount)} {invoice.Currency}"), new("due", dueOn is { } due ? ClosedPeriodRow.Key(due) : ""),
    ];
}
