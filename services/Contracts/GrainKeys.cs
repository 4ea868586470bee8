using System.Security.Cryptography;
using System.Text;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Live;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;

namespace CloudCrm.Contracts;

/// <summary>The only place that builds and takes apart grain keys: the tenant first, then the entity.</summary>
public static class GrainKeys
{
    /// <summary>The tenant's own grain.</summary>
    public static ITenantGrain Tenant(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ITenantGrain>(Key(tenant));

    /// <summary>Lists of a tenant's members, invitations and keys.</summary>
    public static ITenantReader TenantReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ITenantReader>(Key(tenant));

    /// <summary>Everything that a tenant has.</summary>
    public static ITenantExporter TenantExporter(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ITenantExporter>(Key(tenant));

    /// <summary>What only a tenant's owners do.</summary>
    public static IOwnerDesk OwnerDesk(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IOwnerDesk>(Key(tenant));

    /// <summary>A session's grain.</summary>
    public static ISessionGrain Session(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<ISessionGrain>(Key(tenant, id));

    /// <summary>An API key's grain.</summary>
    public static IApiKeyGrain ApiKey(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<IApiKeyGrain>(Key(tenant, id));

    /// <summary>An operator session's grain; operators stand outside the tenants.</summary>
    public static IOperatorSessionGrain OperatorSession(this IGrainFactory grains, Guid id) => grains.GetGrain<IOperatorSessionGrain>($"{id:n}");

    /// <summary>An account's grain; accounts stand outside the tenants.</summary>
    public static IAccountGrain Account(this IGrainFactory grains, Guid id) => grains.GetGrain<IAccountGrain>($"{id:n}");

    /// <summary>What belongs to one account, over all its tenants.</summary>
    public static IAccountReader AccountReader(this IGrainFactory grains, Guid id) => grains.GetGrain<IAccountReader>($"{id:n}");

    /// <summary>What stands before the password of an address, whether or not anybody has it.</summary>
    public static IGuessGuard GuessGuard(this IGrainFactory grains, string mail) =>
        grains.GetGrain<IGuessGuard>(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MailKey.Of(mail)))));

    /// <summary>Sign-up, sign-in and the other doors that open without a credential.</summary>
    public static IFrontDoor FrontDoor(this IGrainFactory grains) => grains.GetGrain<IFrontDoor>("front-door");

    /// <summary>The operator's lists over all tenants.</summary>
    public static IOperatorReader OperatorReader(this IGrainFactory grains) => grains.GetGrain<IOperatorReader>("operator");

    /// <summary>The tenant's consents to support.</summary>
    public static ISupportGrain Support(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ISupportGrain>(Key(tenant));

    /// <summary>An operator's session in a tenant.</summary>
    public static ISupportSessionGrain SupportSession(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<ISupportSessionGrain>(Key(tenant, id));

    /// <summary>Those who operate the product.</summary>
    public static IOperators Operators(this IGrainFactory grains) => grains.GetGrain<IOperators>("operators");

    /// <summary>The journal of accounts and operators, which belong to no tenant.</summary>
    public static IJournalReader ProductJournal(this IGrainFactory grains) => grains.GetGrain<IJournalReader>(Key(Reserved.Accounts));

    /// <summary>A customer's grain.</summary>
    public static ICustomerGrain Customer(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<ICustomerGrain>(Key(tenant, id));

    /// <summary>Lists and look-ups of a tenant's customers.</summary>
    public static ICustomerReader CustomerReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ICustomerReader>(Key(tenant));

    /// <summary>Search over a tenant's customers.</summary>
    public static ICustomerSearcher CustomerSearcher(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ICustomerSearcher>(Key(tenant));

    /// <summary>What a tenant's merges of customers go through.</summary>
    public static IMergeGate MergeGate(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IMergeGate>(Key(tenant));

    /// <summary>Looks for a tenant's customers that may be one.</summary>
    public static IDuplicateFinder DuplicateFinder(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IDuplicateFinder>(Key(tenant));

    /// <summary>The fields that a tenant defined for its customers.</summary>
    public static IFieldBookGrain FieldBook(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IFieldBookGrain>(Key(tenant));

    /// <summary>The views that the people of a tenant saved.</summary>
    public static IViewBookGrain ViewBook(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IViewBookGrain>(Key(tenant));

    /// <summary>An import of customers.</summary>
    public static IImportGrain Import(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<IImportGrain>(Key(tenant, id));

    /// <summary>The notes on a customer.</summary>
    public static ICustomerNotesGrain CustomerNotes(this IGrainFactory grains, TenantId tenant, Guid customerId) =>
        grains.GetGrain<ICustomerNotesGrain>(Key(tenant, customerId));

    /// <summary>The files on a customer.</summary>
    public static ICustomerFilesGrain CustomerFiles(this IGrainFactory grains, TenantId tenant, Guid customerId) =>
        grains.GetGrain<ICustomerFilesGrain>(Key(tenant, customerId));

    /// <summary>Lists of files on a tenant's customers.</summary>
    public static ICustomerFileReader CustomerFileReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ICustomerFileReader>(Key(tenant));

    /// <summary>Lists of notes on a tenant's customers.</summary>
    public static INoteReader NoteReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<INoteReader>(Key(tenant));

    /// <summary>A task's grain.</summary>
    public static ITaskGrain Task(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<ITaskGrain>(Key(tenant, id));

    /// <summary>Lists of a tenant's tasks.</summary>
    public static ITaskReader TaskReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ITaskReader>(Key(tenant));

    /// <summary>What a member does with notifications.</summary>
    public static INotificationGrain Notifications(this IGrainFactory grains, TenantId tenant, Guid accountId) =>
        grains.GetGrain<INotificationGrain>(Key(tenant, accountId));

    /// <summary>Lists of members' notifications.</summary>
    public static INotificationReader NotificationReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<INotificationReader>(Key(tenant));

    /// <summary>The same change of many customers.</summary>
    public static IBulkChangeGrain BulkChange(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<IBulkChangeGrain>(Key(tenant, id));

    /// <summary>Lists of a tenant's bulk changes.</summary>
    public static IBulkChangeReader BulkChangeReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IBulkChangeReader>(Key(tenant));

    /// <summary>An interaction's grain.</summary>
    public static IInteractionGrain Interaction(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<IInteractionGrain>(Key(tenant, id));

    /// <summary>Lists of a tenant's interactions and messages.</summary>
    public static IInteractionReader InteractionReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IInteractionReader>(Key(tenant));

    /// <summary>The tenant's journal.</summary>
    public static IJournalReader JournalReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IJournalReader>(Key(tenant));

    /// <summary>What follows the tenant's journal as it grows.</summary>
    public static ILiveReader LiveReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<ILiveReader>(Key(tenant));

    /// <summary>The tenant's meter for acts that no other grain commits.</summary>
    public static IMeterGrain Meter(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IMeterGrain>(Key(tenant));

    /// <summary>All meters.</summary>
    public static IMeterBookGrain MeterBook(this IGrainFactory grains) => grains.GetGrain<IMeterBookGrain>("meters");

    /// <summary>The tenant's leases of units under budgets that cap.</summary>
    public static IUnitGrain Units(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IUnitGrain>(Key(tenant));

    /// <summary>The tenant's budgets.</summary>
    public static IBudgetBookGrain BudgetBook(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IBudgetBookGrain>(Key(tenant));

    /// <summary>A quote of a tenant.</summary>
    public static IQuoteGrain Quote(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<IQuoteGrain>(Key(tenant, id));

    /// <summary>The tenant's usage, from Billing's ledger.</summary>
    public static IUsageReader UsageReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IUsageReader>(Key(tenant));

    /// <summary>What takes usage that a tenant's other programs tell of.</summary>
    public static IUsageIntake UsageIntake(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IUsageIntake>(Key(tenant));

    /// <summary>Publishes versions of the price book.</summary>
    public static IPriceBookGrain PriceBook(this IGrainFactory grains) => grains.GetGrain<IPriceBookGrain>("price-book");

    /// <summary>Files about a tenant's invoices.</summary>
    public static IInvoiceFiles InvoiceFiles(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IInvoiceFiles>(Key(tenant));

    /// <summary>Prints an invoice or credit note.</summary>
    public static IInvoicePrinter InvoicePrinter(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<IInvoicePrinter>(Key(tenant, id));

    /// <summary>Numbers invoices and credit notes.</summary>
    public static IInvoiceNumbersGrain InvoiceNumbers(this IGrainFactory grains) => grains.GetGrain<IInvoiceNumbersGrain>("invoice-numbers");

    /// <summary>Reads the price book.</summary>
    public static IPriceBookReader PriceBookReader(this IGrainFactory grains) => grains.GetGrain<IPriceBookReader>("price-book");

    /// <summary>What a tenant pays by.</summary>
    public static IBillingAccountGrain BillingAccount(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IBillingAccountGrain>(Key(tenant));

    /// <summary>A tenant's invoices.</summary>
    public static IInvoiceReader InvoiceReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IInvoiceReader>(Key(tenant));

    /// <summary>What a tenant has on Stripe.</summary>
    public static IStripeAccountGrain StripeAccount(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IStripeAccountGrain>(Key(tenant));

    /// <summary>Where people of a tenant subscribe by card.</summary>
    public static IStripeDesk StripeDesk(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IStripeDesk>(Key(tenant));

    /// <summary>How a tenant's invoices are collected on Stripe.</summary>
    public static IStripeCollectionGrain StripeCollection(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IStripeCollectionGrain>(Key(tenant));

    /// <summary>Where people wait for Stripe to collect.</summary>
    public static IStripeCollectionDesk StripeCollectionDesk(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IStripeCollectionDesk>(Key(tenant));

    /// <summary>Differences between a tenant and Stripe.</summary>
    public static IStripeFindingsGrain StripeFindings(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IStripeFindingsGrain>(Key(tenant));

    /// <summary>Compares with Stripe when the operator asks for it.</summary>
    public static IStripeReconcileDesk StripeReconcileDesk(this IGrainFactory grains) => grains.GetGrain<IStripeReconcileDesk>("operator");

    /// <summary>What a tenant's usage on Stripe is made of.</summary>
    public static IStripeMetersGrain StripeMeters(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IStripeMetersGrain>(Key(tenant));

    /// <summary>Differences between all tenants and Stripe.</summary>
    public static IStripeFindingReader StripeFindingReader(this IGrainFactory grains) => grains.GetGrain<IStripeFindingReader>("operator");

    /// <summary>What takes Stripe's webhooks.</summary>
    public static IStripeIntake StripeIntake(this IGrainFactory grains) => grains.GetGrain<IStripeIntake>("stripe");

    /// <summary>Looks at a tenant's events of Stripe's.</summary>
    public static IStripeEventLane StripeEventLane(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IStripeEventLane>(Key(tenant));

    /// <summary>What was said to and by Stripe.</summary>
    public static IStripeLog StripeLog(this IGrainFactory grains) => grains.GetGrain<IStripeLog>("operator");

    /// <summary>Unpaid invoices of all tenants.</summary>
    public static IUnpaidInvoices UnpaidInvoices(this IGrainFactory grains) => grains.GetGrain<IUnpaidInvoices>("operator");

    /// <summary>Revenue of all tenants by month.</summary>
    public static IRevenueReader RevenueReader(this IGrainFactory grains) => grains.GetGrain<IRevenueReader>("operator");

    /// <summary>What tenants use and owe.</summary>
    public static ITenantFiguresReader TenantFigures(this IGrainFactory grains) => grains.GetGrain<ITenantFiguresReader>("operator");

    /// <summary>What a tenant's running period comes to.</summary>
    public static IStatementReader StatementReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IStatementReader>(Key(tenant));

    /// <summary>The webhooks of a tenant.</summary>
    public static IWebhookBookGrain WebhookBook(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IWebhookBookGrain>(Key(tenant));

    /// <summary>The way of events to one webhook.</summary>
    public static IWebhookLaneGrain WebhookLane(this IGrainFactory grains, TenantId tenant, Guid id) => grains.GetGrain<IWebhookLaneGrain>(Key(tenant, id));

    /// <summary>Deliveries of a tenant's webhooks.</summary>
    public static IWebhookReader WebhookReader(this IGrainFactory grains, TenantId tenant) => grains.GetGrain<IWebhookReader>(Key(tenant));

    /// <summary>The key of a grain of which a tenant has one.</summary>
    public static string Key(TenantId tenant) =>
        tenant.IsSome ? tenant.ToString() : throw new ArgumentException("A grain key needs a tenant.", nameof(tenant));

    /// <summary>The key of a tenant's entity.</summary>
    public static string Key(TenantId tenant, Guid id) => $"{Key(tenant)}/{id:n}";

    /// <summary>Takes a key apart; the entity is empty where the key names only a tenant.</summary>
    /// <exception cref="FormatException">The key was not made by this class.</exception>
    public static (TenantId Tenant, Guid Id) Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var id = Guid.Empty;
        if (TenantId.TryParse(slash < 0 ? key : key[..slash], out var tenant)
            && (slash < 0 || Guid.TryParseExact(key[(slash + 1)..], "n", out id)))
            return (tenant, id);
        throw new FormatException("Not a grain key of a tenant.");
    }
}
