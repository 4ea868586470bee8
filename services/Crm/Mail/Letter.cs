namespace CloudCrm.Crm.Mail;

/// <summary>What a mail is about; names its template.</summary>
internal enum LetterKind
{
    /// <summary>Somebody is invited into a tenant.</summary>
    Invitation,

    /// <summary>Somebody forgot a password.</summary>
    ResetPassword,

    /// <summary>Somebody signed up with an address.</summary>
    VerifyMail,

    /// <summary>A webhook was switched off.</summary>
    WebhookOff,

    /// <summary>Somebody is mentioned in a note.</summary>
    Mention,

    /// <summary>Somebody is to do a task.</summary>
    TaskAssigned,

    /// <summary>Somebody is reminded of a task.</summary>
    TaskReminder,

    /// <summary>Somebody is to operate the product.</summary>
    OperatorInvitation,

    /// <summary>An owner offers a member the ownership of a tenant.</summary>
    OwnershipOffered,

    /// <summary>The same, for the owner who made the offer.</summary>
    OwnershipOfferMade,

    /// <summary>A member took the offer up; for both.</summary>
    OwnershipPassed,

    /// <summary>An owner closes a tenant; for all its owners.</summary>
    TenantClosing,

    /// <summary>The grace of a tenant that closes ends soon.</summary>
    TenantClosingSoon,

    /// <summary>An owner took the closing back.</summary>
    TenantReopened,

    /// <summary>Prices change at the next renewal.</summary>
    PriceChange,

    /// <summary>An invoice was issued.</summary>
    InvoiceIssued,

    /// <summary>An invoice is open.</summary>
    InvoiceReminder,

    /// <summary>An invoice is overdue.</summary>
    InvoicePastDue,

    /// <summary>Nothing new goes out until an invoice is paid.</summary>
    PaymentRestricted,

    /// <summary>A tenant is stopped until an invoice is paid.</summary>
    PaymentSuspended,

    /// <summary>An invoice was paid and everything goes on.</summary>
    PaymentRestored,

    /// <summary>A budget has reached a part of its limit.</summary>
    BudgetAlert,

    /// <summary>A day has far more usage than those before.</summary>
    UsageAnomaly,

    /// <summary>An invoice, or a part of it, was taken back.</summary>
    CreditNoteIssued,

    /// <summary>A day's usage costs far more than that of the days before.</summary>
    CostAnomaly,

    /// <summary>An invoice was issued of which nothing is to be paid.</summary>
    InvoiceSettled,

    /// <summary>A card did not pay an invoice.</summary>
    PaymentFailed,

    /// <summary>A bank disputes a payment.</summary>
    PaymentDisputed,

    /// <summary>A payment was taken back and its invoice is open again.</summary>
    PaymentTakenBack,

    /// <summary>Invoices are paid by card no more.</summary>
    CardPaymentsEnded,
}

/// <summary>A mail before it is written out: what the outbox keeps of it, protected.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="To">Its one recipient.</param>
/// <param name="Language">Which language it is written in; English where there is no template in it.</param>
/// <param name="Token">What its link carries; empty where it has no link.</param>
/// <param name="ValidUntil">When the link ends (UTC): after that the mail is not sent any more.</param>
/// <param name="Company">The tenant's name, where the mail speaks of one.</param>
internal sealed record Letter(LetterKind Kind, string To, string Language, string Token, DateTimeOffset ValidUntil, string Company = "")
{
    /// <summary>The thing or member that the mail is about, where it names one. Never what is known of a customer: not everybody may see that.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What the words of a mail about money name, ready to be read.</summary>
    public Dictionary<string, string> Facts { get; init; } = [];

    /// <summary>The file that it carries.</summary>
    public LetterFile? File { get; init; }
}

/// <summary>A file of a letter.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Path">Where its bytes lie in the blob store.</param>
internal sealed record LetterFile(string Name, string MediaType, string Path);
