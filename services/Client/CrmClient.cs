namespace CloudCrm.Client;

/// <summary>The API of CloudCrm for programs. One instance serves many threads and one credential.</summary>
public sealed class CrmClient : IDisposable
{
    private readonly HttpClient? _own;
    private readonly Transport _transport;

    /// <summary>Over a connection pool of its own.</summary>
    /// <param name="address">Where CloudCrm is, such as <c>https://crm.example.com</c>.</param>
    /// <param name="token">A session's or API key's token; null before signing in.</param>
    public CrmClient(Uri address, string? token = null)
        : this(NewPool(), address, token) => _own = _transport.Http;

    /// <summary>Over a connection pool that the caller keeps.</summary>
    /// <param name="http">Its base address must be set.</param>
    /// <param name="token">A session's or API key's token; null before signing in.</param>
    public CrmClient(HttpClient http, string? token = null)
        : this(http, null, token)
    {
    }

    private CrmClient(HttpClient http, Uri? address, string? token)
    {
        _transport = new Transport(http, address is null ? null : Folder(address)) { Token = token };
        Sessions = new(_transport);
        Account = new(_transport);
        Tenant = new(_transport);
        Members = new(_transport);
        Seats = new(_transport);
        Teams = new(_transport);
        Ownership = new(_transport);
        Invitations = new(_transport);
        ApiKeys = new(_transport);
        Journal = new(_transport);
        Support = new(_transport);
        Customers = new(_transport);
        Fields = new(_transport);
        Imports = new(_transport);
        Notes = new(_transport);
        Files = new(_transport);
        Tasks = new(_transport);
        Notifications = new(_transport);
        Views = new(_transport);
        BulkChanges = new(_transport);
        Interactions = new(_transport);
        Webhooks = new(_transport);
        Live = new(_transport);
        Usage = new(_transport);
        PriceBook = new(_transport);
        Billing = new(_transport);
        Subscription = new(_transport);
        Invoices = new(_transport);
        Meters = new(_transport);
        Budgets = new(_transport);
        Quotes = new(_transport);
        Operator = new(_transport);
    }

    /// <summary>The credential that calls carry; set by signing in.</summary>
    public string? Token
    {
        get => _transport.Token;
        set => _transport.Token = value;
    }

    /// <summary>Signing up, in and out.</summary>
    public SessionCalls Sessions { get; }

    /// <summary>One's own account.</summary>
    public AccountCalls Account { get; }

    /// <summary>The tenant's settings.</summary>
    public TenantCalls Tenant { get; }

    /// <summary>Who belongs to the tenant.</summary>
    public MemberCalls Members { get; }

    /// <summary>Paid places.</summary>
    public SeatCalls Seats { get; }

    /// <summary>Named groups of members.</summary>
    public TeamCalls Teams { get; }

    /// <summary>Ownership of the tenant, handed on.</summary>
    public OwnershipCalls Ownership { get; }

    /// <summary>Invitations into the tenant.</summary>
    public InvitationCalls Invitations { get; }

    /// <summary>Credentials of programs.</summary>
    public ApiKeyCalls ApiKeys { get; }

    /// <summary>Consents to support by the product's operators.</summary>
    public SupportCalls Support { get; }

    /// <summary>The audit trail.</summary>
    public JournalCalls Journal { get; }

    /// <summary>People and organisations that the tenant serves.</summary>
    public CustomerCalls Customers { get; }

    /// <summary>The fields that the tenant defined for its customers.</summary>
    public FieldCalls Fields { get; }

    /// <summary>Customers from files, and files of customers.</summary>
    public ImportCalls Imports { get; }

    /// <summary>Files on customers.</summary>
    public CustomerFileCalls Files { get; }

    /// <summary>Notes on customers.</summary>
    public NoteCalls Notes { get; }

    /// <summary>What members are to do.</summary>
    public TaskCalls Tasks { get; }

    /// <summary>What the member who is signed in is told.</summary>
    public NotificationCalls Notifications { get; }

    /// <summary>Lists of customers that people keep.</summary>
    public ViewCalls Views { get; }

    /// <summary>The same change of many customers.</summary>
    public BulkChangeCalls BulkChanges { get; }

    /// <summary>Contacts with them.</summary>
    public InteractionCalls Interactions { get; }

    /// <summary>Events to other programs.</summary>
    public WebhookCalls Webhooks { get; }

    /// <summary>What happens in the tenant, as it happens.</summary>
    public LiveCalls Live { get; }

    /// <summary>What was used.</summary>
    public UsageCalls Usage { get; }

    /// <summary>What the product costs.</summary>
    public PriceBookCalls PriceBook { get; }

    /// <summary>What the tenant pays by, and what it comes to.</summary>
    public BillingCalls Billing { get; }

    /// <summary>Paying by card.</summary>
    public SubscriptionCalls Subscription { get; }

    /// <summary>The tenant's invoices.</summary>
    public InvoiceCalls Invoices { get; }

    /// <summary>What is counted.</summary>
    public MeterCalls Meters { get; }

    /// <summary>What the tenant means to use.</summary>
    public BudgetCalls Budgets { get; }

    /// <summary>What planned acts come to.</summary>
    public QuoteCalls Quotes { get; }

    /// <summary>For the product's operator only.</summary>
    public OperatorCalls Operator { get; }

    /// <summary>Opens a new tenant and comes back signed in as its owner.</summary>
    /// <param name="address">Where CloudCrm is.</param>
    /// <param name="request">The company and its owner.</param>
    /// <param name="key">The sign-up's Idempotency-Key: the same again gives the same tenant; made here when null.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="CrmApiException">It was refused.</exception>
    public static Task<CrmClient> SignUp(Uri address, SignUp request, string? key = null, CancellationToken cancellation = default) =>
        Enter(address, (client, stop) => client.Sessions.SignUp(request, key, stop), cancellation);

    /// <summary>Signs in to a tenant.</summary>
    /// <exception cref="CrmApiException">It was refused.</exception>
    public static Task<CrmClient> SignIn(Uri address, SignIn request, CancellationToken cancellation = default) =>
        Enter(address, (client, stop) => client.Sessions.SignIn(request, stop), cancellation);

    /// <summary>Accepts an invitation and comes back signed in.</summary>
    /// <exception cref="CrmApiException">It was refused.</exception>
    public static Task<CrmClient> Accept(Uri address, AcceptInvitation request, CancellationToken cancellation = default) =>
        Enter(address, (client, stop) => client.Sessions.Accept(request, stop), cancellation);

    /// <summary>Signs in as the product's operator.</summary>
    /// <exception cref="CrmApiException">It was refused.</exception>
    public static Task<CrmClient> SignInOperator(Uri address, SignInOperator request, CancellationToken cancellation = default) =>
        Enter(address, (client, stop) => client.Operator.SignIn(request, stop), cancellation);

    /// <summary>Closes connections where the pool is this client's own. Doesn't sign out.</summary>
    public void Dispose() => _own?.Dispose();

    private static async Task<CrmClient> Enter(Uri address, Func<CrmClient, CancellationToken, Task<SignedIn>> door, CancellationToken cancellation)
    {
        var client = new CrmClient(address);
        try
        {
            await door(client, cancellation).ConfigureAwait(false);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>With a closing slash, so that relative addresses go below it.</summary>
    private static Uri Folder(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    private static HttpClient NewPool() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(100),
    };
}
