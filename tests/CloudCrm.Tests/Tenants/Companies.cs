using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Tests.Tenants;

/// <summary>Companies and people as tests know them.</summary>
internal static class Companies
{
    public const string Password = "correct horse battery";

    public static SignUp SignUp(string company = "Acme", string? mail = null, string password = Password) =>
        new(company, "Ada Owner", mail ?? NewMail("ada"), password, "team", "Asia/Taipei", "en", NewTenant());

    public static TenantId NewTenant() => TenantId.From(Guid.CreateVersion7());

    public static string NewMail(string name) => $"{name}.{Guid.CreateVersion7():n}@example.com";

    public static Once Once(string body = "body") => new($"key-{Guid.CreateVersion7():n}", body);

    /// <summary>From where tests come.</summary>
    public static Visitor Visitor { get; } = new("192.0.2.1", "tests");

    public static Task<Outcome<SignedIn>> SignUp(this IFrontDoor door, SignUp command, Once once) => door.SignUp(command, once, Visitor);

    public static Task<Outcome<SignedIn>> SignIn(this IFrontDoor door, SignIn command) => door.SignIn(command, Visitor);

    public static Task<Outcome<SignedIn>> SignInOperator(this IFrontDoor door, string mail, string password) => door.SignInOperator(mail, password, null, Visitor);

    public static Task<Outcome<SignedIn>> Accept(this IFrontDoor door, AcceptInvitation command) => door.Accept(command, Visitor);

    /// <summary>A company that signed up, with its owner signed in.</summary>
    public static async Task<Company> Open(this CrmSilo silo, string company = "Acme")
    {
        var command = SignUp(company);
        var signedIn = (await silo.Grains.FrontDoor().SignUp(command, Once())).Value;
        return new(silo, command, signedIn);
    }
}

/// <summary>A company that signed up.</summary>
internal sealed record Company(CrmSilo Silo, SignUp Command, SignedIn Owner)
{
    public TenantId Id => Command.TenantId;

    public ITenantGrain Grain => Silo.Grains.Tenant(Id);

    public Caller OwnerCaller => CallerOf(Owner);

    public static Caller CallerOf(SignedIn signedIn) => new(ActorKind.Account, signedIn.AccountId, TokenOf(signedIn.Token).Id);

    public static Token TokenOf(string? text) => Token.TryParse(text, out var token) ? token : throw new AssertionException("This is no token.");

    public static Caller Operator { get; } = new(ActorKind.Operator, Guid.CreateVersion7(), Guid.CreateVersion7());

    /// <summary>Invites somebody who joins at once.</summary>
    public async Task<SignedIn> Join(string name, params Role[] roles)
    {
        var invite = new Invite(Guid.CreateVersion7(), Companies.NewMail(name), [.. roles]);
        var invitation = (await Grain.Invite(invite, OwnerCaller, Companies.Once())).Value;
        return (await Silo.Grains.FrontDoor().Accept(new(invitation.Token!, name, Companies.Password))).Value;
    }

    public Task<Outcome<Principal>> Prove(SignedIn signedIn)
    {
        var token = TokenOf(signedIn.Token);
        return Silo.Grains.Session(Id, token.Id).Prove(token.Secret);
    }

    public async Task<ImmutableArray<Role>> RolesOf(SignedIn signedIn) => (await Grain.Member(signedIn.AccountId)).Value.Roles;
}
