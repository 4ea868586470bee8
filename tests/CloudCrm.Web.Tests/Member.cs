namespace CloudCrm.Web.Tests;

/// <summary>Somebody who joined a company by its invitation.</summary>
internal sealed class Member : IDisposable
{
    private Member(string mail, Guid id, CrmClient client) => (Mail, Id, Client) = (mail, id, client);

    /// <summary>What they sign in with.</summary>
    public string Mail { get; }

    /// <summary>Their account.</summary>
    public Guid Id { get; }

    /// <summary>They themselves, through the API.</summary>
    public CrmClient Client { get; }

    /// <summary>Invites somebody, who joins.</summary>
    public static async Task<Member> Join(Company company, Role role, string name = "Ken Wu")
    {
        var mail = $"ken-{Guid.CreateVersion7():n}@example.com";
        var invitation = await company.Owner.Invitations.Invite(new(mail, [role]));
        var client = await CrmClient.Accept(House.Product.Url, new(invitation.Token!, name, Company.Password));
        return new(mail, (await client.Sessions.Read()).Id, client);
    }

    public void Dispose() => Client.Dispose();
}
