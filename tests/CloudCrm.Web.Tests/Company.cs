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

    /// <summary>Opens one, which has its first statement: what everybody's home shows of it.</summary>
    public static async Task<Company> Open(string name = "Harbour Bikes", string plan = "team", string language = "en", string timeZone = "Asia/Taipei")
    {
        var request = new SignUp(name, "Ada Lin", $"ada-{Guid.CreateVersion7():n}@example.com", Password, plan, timeZone, language);
        var company = new Company(request, await CrmClient.SignUp(House.Product.Url, request));
        await Patience.UntilStated(company.Owner, _ => true);
        return company;
    }

    public void Dispose() => Owner.Dispose();
}
