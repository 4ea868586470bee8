namespace CloudCrm.Web.Tests;

/// <summary>A company that signed up through the API, for journeys that begin later.</summary>
internal sealed class Company : IDisposable
{
    public const string Password = "correct horse battery";

    public const string OperatorSecret = "an operator's long secret";

    private Company(SignUp request, CrmClient owner) => (Request, Owner) = (request, owner);

    /// <summary>As it signed up.</summary>
    public SignUp Request { get; }

    /// <summary>Its owner, through the API.</summary>
    public CrmClient Owner { get; }

    /// <summary>Opens one.</summary>
    public static async Task<Company> Open(string name = "Harbour Bikes", string plan = "team", string language = "en", string timeZone = "Asia/Taipei")
    {
        var request = new SignUp(name, "Ada Lin", $"ada-{Guid.CreateVersion7():n}@example.com", Password, plan, timeZone, language);
        return new(request, await CrmClient.SignUp(House.Product.Url, request));
    }

    /// <summary>Waits until its bill comes to an amount, or, with none, until it has one: what the product does is billed a little later.</summary>
    public async Task Billed(string? total = null)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsBilled(total))
            await beat.WaitForNextTickAsync(deadline.Token);
    }

    public void Dispose() => Owner.Dispose();

    private async Task<bool> IsBilled(string? total)
    {
        try
        {
            var statement = await Owner.Billing.Statement();
            return total is null || statement.Total == total;
        }
        catch (CrmApiException missing) when (missing.Status == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
