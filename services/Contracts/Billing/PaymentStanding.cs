namespace CloudCrm.Contracts.Billing;

/// <summary>How a tenant stands with its payments. Billing decides it, Crm goes by it.</summary>
public enum PaymentStanding
{
    /// <summary>Nothing is overdue.</summary>
    Good,

    /// <summary>An invoice is overdue; everything goes on.</summary>
    PastDue,

    /// <summary>An invoice is long overdue: nothing new goes out. Reading, what comes in and notes go on; nothing is deleted.</summary>
    Restricted,

    /// <summary>Stopped until the invoice is paid: owners and admins can sign in and read the tenant, nothing else; nothing is deleted.</summary>
    Suspended,
}
