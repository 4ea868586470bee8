using System.Net;
using System.Text;
using System.Text.Json;
using CloudCrm.Client;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Tests.Mail;

namespace CloudCrm.Tests.Gateway;

/// <summary>A tenant that signed up through the API, with its owner's client and whatever a test has it make.</summary>
internal sealed class Company : IDisposable
{
    public const string Password = "correct horse battery";

    /// <summary>How many seats a company has.</summary>
    public const int SeatsBought = 1_000;

    private readonly List<CrmClient> _clients = [];
    private readonly Queue<Guid> _webhooks = new();
    private Guid? _quote;

    private Company(TheApi api, SignUp request, CrmClient owner, Session session)
    {
        Api = api;
        Request = request;
        Owner = owner;
        Tenant = session.Tenant;
        OwnerId = session.Id;
        _clients.Add(owner);
    }

    public TheApi Api { get; }

    public SignUp Request { get; }

    public CrmClient Owner { get; }

    public Guid Tenant { get; }

    public Guid OwnerId { get; }

    public string Token => Owner.Token!;

    public static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public static string NewMail(string name = "somebody") => $"{name}.{NewId():n}@example.com";

    public static async Task<Company> Open(TheApi api, string name = "Acme", string plan = "business")
    {
        var request = new SignUp(name, "Ada Owner", NewMail("ada"), Password, plan, "Asia/Taipei", "en");
        var owner = await CrmClient.SignUp(api.Address, request);
        var company = new Company(api, request, owner, await owner.Sessions.Read());
        await owner.Seats.Buy(SeatsBought);
        return company;
    }

    /// <summary>The billing account, which Billing opens when it hears of the tenant.</summary>
    public async Task<BillingAccount> Billing() => await Eventually.Value(
        async () =>
        {
            try
            {
                return await Owner.Billing.Account();
            }
            catch (CrmApiException e) when (e.Status == HttpStatusCode.NotFound)
            {
                return null;
            }
        },
        "there is a billing account");

    /// <summary>Makes the customers that tests ask for, where a test wants them to be like that.</summary>
    public Func<Task<Guid>>? CustomerMaker { get; set; }

    public async Task<Guid> NewCustomer(string name = "Cheng Yu", string? handle = null)
    {
        if (CustomerMaker is { } make)
            return await make();
        var contacts = new[] { new ContactPoint(ContactKind.Handle, handle ?? $"x:{NewId():n}") };
        return (await Owner.Customers.Register(new(CustomerKind.Person, name, contacts))).Id;
    }

    /// <summary>A change of a customer that can be taken back.</summary>
    public async Task<Guid> NewChange(Guid customer)
    {
        await Owner.Customers.Change(customer, new(Name: $"Cheng {NewId():n}"));
        return (await Owner.Customers.HistoryPage(customer, limit: 1)).Items[0].Id;
    }

    public async Task<Guid> NewField() => (await Owner.Fields.Define(new($"k{NewId():n}", "A field", FieldType.Text))).Id;

    public async Task<Guid> NewView() => (await Owner.Views.Save(new("Everybody", new() { Sort = "-changedAt" }, Shared: true))).Id;

    /// <summary>A budget; of many the oldest goes: there is a bound.</summary>
    public async Task<Guid> NewBudget()
    {
        var known = await Owner.Budgets.List();
        if (known.Count >= 40)
            await Owner.Budgets.Delete(known.MinBy(budget => budget.Id)!.Id);
        return (await Owner.Budgets.Make(new("Messages", "messages.outbound", 1_000_000_000))).Id;
    }

    /// <summary>A quote with a reservation; the one before lets go of its own: there is a bound.</summary>
    public async Task<Guid> NewQuote()
    {
        await Billing();
        if (_quote is { } before)
            await Owner.Quotes.Release(before);
        var quote = await Owner.Quotes.Make(new([new("messages.outbound", 5)], Reserve: true, Id: NewId()));
        return (_quote = quote.Id).Value;
    }

    /// <summary>A difference with Stripe that a person decides about.</summary>
    public async Task<Guid> NewFinding()
    {
        var subject = $"in_{NewId():n}";
        await Contracts.GrainKeys.StripeFindings(Api.Get<IGrainFactory>(), Contracts.TenantId.From(Tenant)).Found(Contracts.Billing.StripeFindingKind.InvoiceUnknown, subject, "{}");
        using var op = await Api.Operator();
        return (await op.Operator.Stripe.Findings(Tenant)).Single(it => it.Subject == subject).Id;
    }

    /// <summary>A bulk change that has ended: nothing of it is written any more.</summary>
    public async Task<Guid> NewBulkChange() => (await BulkChangeTests.Ended(this, new(new(AddTags: ["vip"]), Customers: [await NewCustomer()]))).Id;

    public async Task<Guid> NewImport() => (await Owner.Imports.Start(new([new("number", "externalId")]))).Id;

    /// <summary>A webhook that is switched off, so that nothing leaves. Of many the oldest goes: there is a bound.</summary>
    public async Task<Guid> NewWebhook()
    {
        if (_webhooks.Count == 20 && await Owner.Webhooks.List() is var known && _webhooks.Dequeue() is var oldest && known.Any(one => one.Id == oldest))
            await Owner.Webhooks.Remove(oldest);
        _webhooks.Enqueue((await Owner.Webhooks.Register(new("https://hooks.sunrise.example/crm", ["customer.*"], Enabled: false))).Id);
        return _webhooks.Last();
    }

    public async Task<Guid> NewNote(Guid customer, string text = "Prefers tea.") => (await Owner.Notes.Write(customer, new(text))).Id;

    public async Task<Guid> NewTask() => (await Owner.Tasks.Make(new("Call back", AssigneeId: OwnerId))).Id;

    /// <summary>Something that the owner is told: a mention by a member of its own.</summary>
    public async Task<Guid> NewNotification()
    {
        var (_, client) = await NewMember(false, Role.Agent);
        var note = await client.Notes.Write(await NewCustomer(), new(Mention.Of(OwnerId)));
        return (await Owner.Notifications.Page(unread: true)).Items.First(told => told.SubjectId == note.Id).Id;
    }

    public async Task<Guid> NewInteraction(Guid? customer = null) =>
        (await Owner.Interactions.Open(new("x", Direction.Inbound, customer ?? await NewCustomer(), "Where is my order?"))).Id;

    public async Task<Guid> NewAttachment(Guid interaction) =>
        (await Owner.Interactions.Attach(interaction, "note.txt", "text/plain", () => new MemoryStream(Encoding.UTF8.GetBytes("bytes")))).Id;

    public async Task<Guid> NewCustomerFile(Guid customer) =>
        (await Owner.Files.Attach(customer, "note.txt", "text/plain", () => new MemoryStream(Encoding.UTF8.GetBytes("bytes")))).Id;

    /// <summary>A meter that the operator defines, for all tenants.</summary>
    public async Task<Meter> NewMeter(MeterAggregation aggregation = MeterAggregation.Sum, int decimals = 0, string property = "value")
    {
        using var client = await Api.Operator();
        return await client.Operator.Meters.Define(new($"m{NewId():n}", "Something", "piece", aggregation, decimals, 1, property));
    }

    /// <summary>A usage event of a meter of its own, as a CloudEvent.</summary>
    public async Task<byte[]> NewUsageEvent() => JsonSerializer.SerializeToUtf8Bytes(
        RecordUsage.Of("/tests", $"{NewId()}", (await NewMeter()).Code, Api.Time.GetUtcNow(), 3), CrmJson.Options);

    public Task<Invitation> NewInvitation(params Role[] roles) => Owner.Invitations.Invite(new(NewMail(), roles));

    public Task<ApiKey> NewKey(params Right[] scopes) => Owner.ApiKeys.Make(new("a program", scopes));

    /// <summary>A person who accepted an invitation, with a client of their own.</summary>
    public async Task<(Guid Account, CrmClient Client)> NewMember(bool seated, params Role[] roles)
    {
        var invitation = await NewInvitation(roles);
        var client = new CrmClient(Api.Address);
        _clients.Add(client);
        var account = (await client.Sessions.Accept(new(invitation.Token!, "Ken Wu", Password))).AccountId;
        if (seated)
            await Owner.Members.AssignSeat(account);
        return (account, client);
    }

    /// <summary>An offer of ownership that waits, with the client of the member who was asked. The owner stays one.</summary>
    public async Task<(Guid Offer, CrmClient Asked)> NewOffer()
    {
        var (account, asked) = await NewMember(false, Role.Viewer);
        return ((await Owner.Ownership.Offer(new(account, await WithoutOffers(), StaysOwner: true))).Id, asked);
    }

    /// <summary>Takes back what waits, since one offer waits at a time; answers the owner's password.</summary>
    public async Task<string> WithoutOffers()
    {
        foreach (var offer in (await Owner.Ownership.Page()).Items.Where(offer => offer.State == OfferState.Open))
            await Owner.Ownership.Withdraw(offer.Id);
        return Password;
    }

    /// <summary>What a link carries that was mailed to a new member: to verify the address, or to set a new password.</summary>
    public async Task<string> NewLink(bool forReset)
    {
        var (account, client) = await NewMember(false, Role.Viewer);
        var mail = (await Owner.Members.Read(account)).Mail;
        if (forReset)
            await client.Account.AskPasswordReset(new(mail));
        return (await MailFolder.MailTo(Api.Data, mail, forReset ? "new password" : "your address")).Token;
    }

    /// <summary>A member whose address is verified.</summary>
    public async Task<Person> NewPerson()
    {
        var (account, client) = await NewMember(false, Role.Viewer);
        var mail = (await Owner.Members.Read(account)).Mail;
        await client.Account.VerifyMail(new((await MailFolder.MailTo(Api.Data, mail, "your address")).Token));
        return new(this, client, mail);
    }

    /// <summary>One more session of the owner.</summary>
    public async Task<string> NewSession()
    {
        using var client = await CrmClient.SignIn(Api.Address, new(Request.Mail, Password, Tenant));
        return client.Token!;
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());
}

/// <summary>A member with an authenticator at hand.</summary>
internal sealed record Person(Company Company, CrmClient Client, string Mail)
{
    private int _shown;

    /// <summary>The key that the authenticator was set up with.</summary>
    public string Secret { get; private set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task Begin() => Secret = (await Client.Account.BeginTwoFactor(new(Gateway.Company.Password))).Secret;

    public async Task<Person> Confirmed()
    {
        await Begin();
        RecoveryCodes = (await Client.Account.ConfirmTwoFactor(new(NextCode()))).Codes;
        return this;
    }

    /// <summary>A code that was not used yet: the present one, then that of the step after it. Later ones come when time goes on.</summary>
    public string NextCode() => Authenticator.CodeAt(Secret, Company.Api.Time.GetUtcNow() + (TimeSpan.FromSeconds(30) * _shown++));

    /// <summary>Lets time pass, so that all codes so far are over.</summary>
    public void Wait()
    {
        Company.Api.Time.Advance(TimeSpan.FromSeconds(90));
        _shown = 0;
    }

    public Task<CrmClient> SignIn(string? code = null, string password = Gateway.Company.Password) => CrmClient.SignIn(Company.Api.Address, new(Mail, password, Code: code));
}
