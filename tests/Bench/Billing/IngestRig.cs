using System.Globalization;
using System.Net;
using CloudCrm.Bench.Load;
using CloudCrm.Bench.Servers;
using CloudCrm.Client;

namespace CloudCrm.Bench.Billing;

/// <summary>The product as a process of its own with tenants that tell of usage, and a connection of each.</summary>
internal sealed class IngestRig : IAsyncDisposable
{
    /// <summary>Tenants, each with one client that waits for its answer before it goes on.</summary>
    public const int Clients = 8;

    private readonly ProductProcess _product;

    private IngestRig(ProductProcess product, string meter, Seat[] seats) => (_product, Meter, Seats) = (product, meter, seats);

    /// <summary>One tenant.</summary>
    /// <param name="Http">A keep-alive connection that carries its owner's session.</param>
    /// <param name="Client">The owner, signed in.</param>
    internal sealed record Seat(RawHttp Http, CrmClient Client);

    /// <summary>The code of a meter that sums.</summary>
    public string Meter { get; }

    /// <summary>One a client.</summary>
    public Seat[] Seats { get; }

    public static async Task<IngestRig> Start(Workplace workplace)
    {
        workplace.Settings["Operator:TwoFactor"] = "optional";
        var product = await ProductProcess.Start(workplace.Settings);
        using var client = await CrmClient.SignInOperator(product.Url, new("operator@localhost", workplace.Settings["Operator:Secret"]!));
        var meter = await client.Operator.Meters.Define(new("bench.tokens", "Tokens", "token", MeterAggregation.Sum, Property: "tokens"));
        var seats = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Open(product.Url, number)));
        foreach (var seat in seats)
            await Price(client, seat, meter.Code);
        return new(product, meter.Code, seats);
    }

    /// <summary>What the tenant's statement has of the meter.</summary>
    public async Task<decimal> Stated(Seat seat) => (await seat.Client.Billing.Statement()).Lines
        .Where(line => line.Kind == LineKind.Usage && line.Code == Meter).Sum(line => decimal.Parse(line.Quantity!, CultureInfo.InvariantCulture));

    /// <summary>What a tenant used so far of the meter.</summary>
    public async Task<decimal> Used(Seat seat)
    {
        var now = TimeProvider.System.GetUtcNow();
        var quarter = now.AddTicks(-(now.UtcTicks % TimeSpan.FromMinutes(15).Ticks));
        var usage = await seat.Client.Usage.Read(quarter.AddDays(-2), quarter.AddMinutes(15));
        return usage.Lines.Where(line => line.Meter == Meter).Sum(line => line.Quantity);
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

    /// <summary>Agrees on a price of the meter, so that it stands on the statement.</summary>
    private static async Task Price(CrmClient client, Seat seat, string meter)
    {
        var tenant = (await seat.Client.Tenant.Read()).Id;
        var terms = new BillingTerms("USD", 14, Meters: new Dictionary<string, MeterPrice> { [meter] = new(new(PriceModel.PerUnit, "0.00001"), "0") });
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await client.Operator.Billing.SetTerms(tenant, terms);
                return;
            }
            catch (CrmApiException early) when (early.Status == HttpStatusCode.NotFound && attempt < 1_000)
            {
                await Task.Delay(20);
            }
        }
    }

    private static async Task<Seat> Open(Uri address, int number)
    {
        var client = await CrmClient.SignUp(address, new($"Ingest {number}", "Owner", $"owner{number}@ingest.example", "a long enough password", "business", "Asia/Taipei", "en"));
        return new(await RawHttp.Connect(address, client.Token!), client);
    }
}
