using CloudCrm.Bench.Load;
using CloudCrm.Bench.Servers;
using CloudCrm.Client;

namespace CloudCrm.Bench.Api;

/// <summary>The product as a process of its own with sixteen tenants in it, and a raw connection of each.</summary>
internal sealed class ApiRig : IAsyncDisposable
{
    private const int InteractionsPerTenant = 4;

    private readonly ProductProcess _product;

    private ApiRig(ProductProcess product, Workplace workplace, Seat[] seats) => (_product, Workplace, Seats) = (product, workplace, seats);

    /// <summary>One tenant's connection and what it works on.</summary>
    /// <param name="Http">A keep-alive connection that carries its owner's session.</param>
    /// <param name="Tenant">The tenant.</param>
    /// <param name="Customer">A customer of it.</param>
    /// <param name="Interactions">Interactions with that customer.</param>
    /// <param name="Client">The owner, signed in.</param>
    internal sealed record Seat(RawHttp Http, Guid Tenant, Guid Customer, Guid[] Interactions, CrmClient Client);

    /// <summary>The databases under it.</summary>
    public Workplace Workplace { get; }

    /// <summary>One a client.</summary>
    public Seat[] Seats { get; }

    /// <summary>Where the product listens.</summary>
    public Uri Address => _product.Url;

    /// <summary>Its process.</summary>
    public int ProcessId => _product.Id;

    /// <summary>Starts the product on new databases and signs the tenants up.</summary>
    public static async Task<ApiRig> Start(string database)
    {
        var workplace = await Workplace.New(database);
        var product = await ProductProcess.Start(workplace.Settings);
        var seats = await Task.WhenAll(Enumerable.Range(0, ApiFigures.Clients).Select(n => Open(product.Url, n)));
        return new(product, workplace, seats);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var seat in Seats)
        {
            seat.Http.Dispose();
            seat.Client.Dispose();
        }

        await _product.DisposeAsync();
    }

    private static async Task<Seat> Open(Uri address, int number)
    {
        var client = await CrmClient.SignUp(address, new($"Bench {number}", "Owner", $"owner{number}@bench.example", "a long enough password", "business", "Etc/UTC", "en"));
        var tenant = await client.Tenant.Read();
        var customer = await client.Customers.Register(new(CustomerKind.Person, "Ada Example", [new(ContactKind.Mail, "ada@example.com")]));
        var interactions = new List<Guid>();
        for (var i = 0; i < InteractionsPerTenant; i++)
            interactions.Add((await client.Interactions.Open(new("chat", Direction.Inbound, customer.Id))).Id);
        return new(await RawHttp.Connect(address, client.Token!), tenant.Id, customer.Id, [.. interactions], client);
    }
}
