using CloudCrm.Client;

namespace CloudCrm.Tests;

/// <summary>A company that signed up, seen through the public API.</summary>
/// <param name="Api">Its owner's client.</param>
/// <param name="Tenant">Its id.</param>
/// <param name="Owner">What it signed up with.</param>
public sealed record Subscriber(CrmClient Api, Guid Tenant, SignUp Owner)
{
    /// <summary>Every password in these tests.</summary>
    public const string Password = "correct horse battery";

    /// <summary>Signs a new company up.</summary>
    public static async Task<Subscriber> SignUp(Uri address, string company = "Acme")
    {
        var request = new SignUp(company, "Ada Owner", NewMail("ada"), Password, "team", "Asia/Taipei", "en");
        var api = await CrmClient.SignUp(address, request);
        return new(api, (await api.Sessions.Read()).Tenant, request);
    }

    /// <summary>An address that nobody had before.</summary>
    public static string NewMail(string name) => $"{name}.{Guid.CreateVersion7():n}@example.com";

    /// <summary>Invites a person who joins at once; answers that person's client.</summary>
    public async Task<CrmClient> Join(Uri address, string name, params Role[] roles)
    {
        var invitation = await Api.Invitations.Invite(new(NewMail(name), roles));
        return await CrmClient.Accept(address, new(invitation.Token!, name, Password));
    }
}
