namespace CloudCrm.Contracts.Billing;

/// <summary>A balance that invoices are paid from before money is.</summary>
public enum BalanceKind
{
    /// <summary>Given by the operator; it is not money received.</summary>
    Credit,

    /// <summary>Paid in advance.</summary>
    Prepaid,
}

/// <summary>Puts an amount into a balance of the tenant.</summary>
/// <param name="Id">The caller's id for it.</param>
/// <param name="Kind">Which balance.</param>
/// <param name="Amount">Decimal text, more than 0, with the currency's decimals.</param>
/// <param name="Currency">ISO 4217: what the amount is in, whatever the account's currency is.</param>
/// <param name="Reason">Why, for the journal and for invoices that use it: 1 to 500 characters.</param>
[GenerateSerializer, Immutable, Alias("AddBalance")]
public sealed record AddBalance(
    [property: Id(0)] Guid Id, [property: Id(1)] BalanceKind Kind, [property: Id(2)] string Amount, [property: Id(4)] string Currency, [property: Id(3)] string Reason);

/// <summary>
/// What a tenant pays by: plan, prices, terms, balances, billing periods; their only writer. Key: the tenant. A sandbox has none, and a tenant that Billing
/// has not heard of yet neither: both answer <c>not_found</c>.
/// </summary>
[Alias("IBillingAccountGrain")]
public interface IBillingAccountGrain : IGrainWithStringKey
{
    /// <summary>Opens the account of a tenant that Billing has heard of; does nothing where there is one, or for a sandbox.</summary>
    [Alias("Open")]
    Task Open();

    /// <summary>Ends every period that is over and begins the next. Does nothing twice.</summary>
    [Alias("Renew")]
    Task Renew();

    /// <summary>Tells the tenant of the prices that its next period will have, where they are other ones.</summary>
    [Alias("Notice")]
    Task Notice();

    /// <summary>The account.</summary>
    [Alias("Read")]
    Task<Outcome<BillingAccount>> Read();

    /// <summary>Changes the plan: one of a higher rank from today on, another one from the next period on. The plan that holds takes a coming one back.</summary>
    [Alias("ChangePlan")]
    Task<Outcome<BillingAccount>> ChangePlan(string plan, long? expectedVersion, Caller caller, Once once);

    /// <summary>What the running period comes to after a change of plan and seats, beside what it comes to now. Nothing is changed.</summary>
    /// <param name="plan">The plan's code; null for the one that holds.</param>
    /// <param name="seats">Seats bought from today on; null for as many as there are.</param>
    [Alias("Preview")]
    Task<Outcome<PreviewedChange>> Preview(string? plan, int? seats);

    /// <summary>Sets what stands on invoices.</summary>
    [Alias("SetBuyer")]
    Task<Outcome<BillingAccount>> SetBuyer(BillingParty buyer, long? expectedVersion, Caller caller);

    /// <summary>Sets what was agreed with this tenant, from the running period on; in another currency from the next one on.</summary>
    [Alias("SetTerms")]
    Task<Outcome<BillingAccount>> SetTerms(BillingTerms terms, long? expectedVersion, Caller caller);

    /// <summary>Puts an amount into a balance; it pays open invoices in its currency at once, oldest first, but disputed ones.</summary>
    [Alias("Add")]
    Task<Outcome<BillingAccount>> Add(AddBalance command, Caller caller, Once once);

    /// <summary>Issues the invoice of a period that is over, under its number. Does nothing twice.</summary>
    [Alias("Issue")]
    Task Issue(DateOnly periodFrom);

    /// <summary>Tells the tenant's people of a document that was issued, by a mail with a file. Each document is told of once.</summary>
    /// <param name="documentId">The invoice or credit note.</param>
    /// <param name="file">It as a file; null where none could be made.</param>
    [Alias("Tell")]
    Task Tell(Guid documentId, InvoiceFile? file);

    /// <summary>Looks whether an invoice is paid: tells people, and how the tenant stands.</summary>
    [Alias("Dun")]
    Task Dun(Guid invoiceId);

    /// <summary>Says that what is left of an invoice was paid. A tenant that has nothing overdue any more works again at once.</summary>
    [Alias("MarkPaid")]
    Task<Outcome<Invoice>> MarkPaid(Guid invoiceId, string reference, Caller caller, Once once);

    /// <summary>Disputes an invoice that waits to be paid: it is rated again, which its <see cref="Invoice.Rerating"/> tells of.</summary>
    [Alias("Dispute")]
    Task<Outcome<Invoice>> Dispute(Guid invoiceId, string reason, Caller caller, Once once);

    /// <summary>Keeps what came of rating a disputed invoice again.</summary>
    [Alias("Rerated")]
    Task Rerated(Guid invoiceId, Rerating rerating);

    /// <summary>Decides a dispute: the invoice waits to be paid again.</summary>
    [Alias("Uphold")]
    Task<Outcome<Invoice>> Uphold(Guid invoiceId, string reason, Caller caller, Once once);

    /// <summary>Takes back parts of an invoice, or all of it, by a credit note: first of what is left to pay, the rest becomes a credit.</summary>
    [Alias("Credit")]
    Task<Outcome<Invoice>> Credit(Guid invoiceId, CreditInvoice command, Caller caller, Once once);

    /// <summary>Says that a collector was paid for an invoice: what is left of it is paid, and what is more is prepaid.</summary>
    /// <param name="invoiceId">Which one.</param>
    /// <param name="minorUnits">How much, in minor units of the invoice's currency; more than 0.</param>
    /// <param name="reference">What the payment can be found by, at most 500 characters.</param>
    /// <param name="caller">Who says so.</param>
    /// <param name="once">The payment's own id.</param>
    [Alias("Receive")]
    Task<Outcome<Invoice>> Receive(Guid invoiceId, long minorUnits, string reference, Caller caller, Once once);

    /// <summary>Says that a payment was taken back by way of the bank: the invoice waits to be paid again, with as many days as the terms give.</summary>
    /// <param name="invoiceId">Which one.</param>
    /// <param name="minorUnits">How much, in minor units of the invoice's currency; more than 0.</param>
    /// <param name="reference">What it can be found by, at most 500 characters.</param>
    /// <param name="caller">Who says so.</param>
    /// <param name="once">The taking back's own id.</param>
    [Alias("TakeBack")]
    Task<Outcome<Invoice>> TakeBack(Guid invoiceId, long minorUnits, string reference, Caller caller, Once once);

    /// <summary>Tells the tenant's people of trouble with a payment, once for what happened.</summary>
    [Alias("Warn")]
    Task Warn(Guid invoiceId, PaymentTrouble trouble);

    /// <summary>Takes money out of the balance, first what was prepaid, and has it paid back to the card that paid an invoice.</summary>
    [Alias("Refund")]
    Task<Outcome<BillingAccount>> Refund(RefundPayment command, Caller caller, Once once);

    /// <summary>Says that a refund was not taken: the money is a credit again.</summary>
    /// <param name="refundId">The refund.</param>
    /// <param name="invoiceId">The invoice whose payment it was to be paid back of.</param>
    /// <param name="minorUnits">How much, in minor units of the invoice's currency.</param>
    /// <param name="reason">Why, at most 500 characters.</param>
    [Alias("RefundRefused")]
    Task RefundRefused(Guid refundId, Guid invoiceId, long minorUnits, string reason);
}
