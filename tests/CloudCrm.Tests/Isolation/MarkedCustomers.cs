using System.Text.RegularExpressions;
using CloudCrm.Client;
using CloudCrm.Tests.Gateway;
using CustomerParts = CloudCrm.Contracts.Customers.CustomerParts;

namespace CloudCrm.Tests.Isolation;

/// <summary>
/// A company whose customers have in every field something that stands nowhere else, and whose rules bound a role. What may be hidden comes from
/// <see cref="CustomerParts"/>: a new part has to be taught here, or the tests say so.
/// </summary>
internal sealed class MarkedCustomers : IDisposable
{
    public const string OwnField = "fields.tier";
    private readonly List<CrmClient> _clients = [];
    private readonly Dictionary<string, Regex> _marks;

    private MarkedCustomers(Company company, Guid keeper)
    {
        Company = company;
        Keeper = keeper;
        _marks = new()
        {
            ["phone"] = new("0911222333"),
            ["mail"] = new("marked@marks\\.example"),
            ["handle"] = new("marked-handle"),
            ["externalId"] = new("marked-id"),
            // A member is named elsewhere too: here only as whom a customer belongs to.
            ["ownerId"] = new($"ownerId\"[^}}]{{0,80}}{keeper}"),
            ["tags"] = new("marked-tag"),
            ["addresses"] = new("marked street"),
            ["consents"] = new("marked consent"),
            ["relations"] = new("marked-relation"),
            [OwnField] = new("marked-tier"),
        };
    }

    public Company Company { get; }

    /// <summary>The member to whom they belong.</summary>
    public Guid Keeper { get; }

    /// <summary>The customer to whom they stand in a relation.</summary>
    public Guid Target { get; private set; }

    /// <summary>All that can be hidden.</summary>
    public static IReadOnlyList<string> Hideable { get; } = [.. CustomerParts.All.Where(part => part.IsHideable).Select(part => part.Name), OwnField];

    public static async Task<MarkedCustomers> Open(TheApi api)
    {
        var company = await Company.Open(api, "Marked");
        await company.Owner.Fields.Define(new("tier", "Tier", FieldType.Text, Filterable: true));
        var marked = new MarkedCustomers(company, (await company.NewMember(true, Role.Agent)).Account);
        marked.Target = await company.NewCustomer("Target");
        company.CustomerMaker = marked.NewCustomer;
        return marked;
    }

    /// <summary>A customer with all marks, to whom another one points.</summary>
    public async Task<Guid> NewCustomer()
    {
        var made = await Company.Owner.Customers.Register(new(
            CustomerKind.Person, $"Zoe {Company.NewId():n}",
            [new(ContactKind.Phone, "0911222333"), new(ContactKind.Mail, "marked@marks.example"), new(ContactKind.Handle, "x:marked-handle")],
            ExternalId: $"marked-id {Company.NewId():n}", OwnerId: Keeper, Tags: ["marked-tag"], Addresses: [new("home", "marked street", "marked city", "marked region", "10048", "TW")],
            Consents: [new("mail", true, Source: "marked consent")], Relations: [new(Target, "marked-relation")],
            Fields: new Dictionary<string, string?> { ["tier"] = "marked-tier" }));
        await Company.Owner.Customers.Register(new(CustomerKind.Person, "Points", Relations: [new(made.Id, "marked-relation")]));
        return made.Id;
    }

    /// <summary>Which fields an answer shows.</summary>
    public IReadOnlySet<string> SeenIn(string text) => Hideable.Where(name => Mark(name).IsMatch(text)).ToHashSet();

    /// <summary>Bounds every role that can be bounded in these fields; it holds from now on.</summary>
    public async Task Bound(FieldAccess access, params string[] fields)
    {
        Role[] roles = [Role.Supervisor, Role.Agent, Role.Viewer];
        await Company.Owner.Tenant.SetFieldRights(new([.. roles.SelectMany(role => fields.Select(field => new FieldRule(role, field, access)))]));
        Company.Api.Time.Advance(TimeSpan.FromSeconds(4));
    }

    /// <summary>Everybody who can be bounded: members with one role each, and a key that sees as one of them does.</summary>
    public async Task<IReadOnlyList<(string Name, CrmClient Client)>> Bounded()
    {
        var key = new CrmClient(Company.Api.Address, (await Key(Role.Viewer)).Token);
        _clients.Add(key);
        return
        [
            ("supervisor", (await Company.NewMember(true, Role.Supervisor)).Client),
            ("agent", (await Company.NewMember(true, Role.Agent)).Client),
            ("viewer", (await Company.NewMember(false, Role.Viewer)).Client),
            ("key", key),
        ];
    }

    /// <summary>A key with every right that a bounded key can have.</summary>
    public Task<ApiKey> Key(Role role) => Company.Owner.ApiKeys.Make(new(
        "bounded", [.. Enum.GetValues<Right>().Where(right => right is not (Right.ManageTenant or Right.ManageMembers or Right.ManageKeys or Right.ManageWebhooks))], SeesAs: role));

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        Company.Dispose();
    }

    private Regex Mark(string name) =>
        _marks.GetValueOrDefault(name) ?? throw new AssertionException($"Teach MarkedCustomers how a customer shows its {name}.");
}
