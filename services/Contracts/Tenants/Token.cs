using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace CloudCrm.Contracts.Tenants;

/// <summary>What a token opens.</summary>
public enum TokenKind
{
    /// <summary>An account's session in a tenant: <c>cc_s_{tenant}_{session}_{secret}</c>.</summary>
    Session,

    /// <summary>An API key of a tenant: <c>cc_k_{tenant}_{key}_{secret}</c>.</summary>
    ApiKey,

    /// <summary>An operator's session: <c>cc_o_{session}_{secret}</c>.</summary>
    Operator,

    /// <summary>An invitation into a tenant: <c>cc_i_{tenant}_{invitation}_{secret}</c>.</summary>
    Invitation,

    /// <summary>A link that sets a new password: <c>cc_r_{account}_{link}_{secret}</c>.</summary>
    Reset,

    /// <summary>A link that verifies an address: <c>cc_v_{account}_{link}_{secret}</c>.</summary>
    Verification,

    /// <summary>An operator's session in a tenant that consented: <c>cc_p_{tenant}_{session}_{secret}</c>.</summary>
    Support,
}

/// <summary>
/// A bearer token: says which grain can prove it, and carries the secret that the grain compares. This is the only place that writes and parses one.
/// Ids are 32 lower-case hexadecimal digits; the secret is 32 random bytes in base64url (43 characters, which may hold <c>_</c>).
/// </summary>
public sealed class Token
{
    /// <summary>Characters of a secret.</summary>
    public const int SecretLength = 43;

    /// <summary>Characters of the longest token.</summary>
    public const int MaxLength = PrefixLength + (2 * (IdLength + 1)) + SecretLength;

    private const int PrefixLength = 5;
    private const int IdLength = 32;
    private static readonly SearchValues<char> Base64Url = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private Token(TokenKind kind, TenantId tenant, Guid id, string secret, Guid account = default) =>
        (Kind, Tenant, Id, Secret, Account) = (kind, tenant, id, secret, account);

    /// <summary>What it opens.</summary>
    public TokenKind Kind { get; }

    /// <summary>The tenant it names; <c>default</c> for an operator's and a link's.</summary>
    public TenantId Tenant { get; }

    /// <summary>The account that a link is for; empty for all others.</summary>
    public Guid Account { get; }

    /// <summary>The session, key, invitation or link.</summary>
    public Guid Id { get; }

    /// <summary>What proves it. Never logged, never stored as it is.</summary>
    public string Secret { get; }

    /// <summary>The token as its holder gets it.</summary>
    public string Text => Kind switch
    {
        TokenKind.Operator => $"{Prefix(Kind)}{Id:n}_{Secret}",
        TokenKind.Reset or TokenKind.Verification => $"{Prefix(Kind)}{Account:n}_{Id:n}_{Secret}",
        _ => $"{Prefix(Kind)}{Tenant}_{Id:n}_{Secret}",
    };

    /// <summary>A session's token.</summary>
    public static Token ForSession(TenantId tenant, Guid session, string secret) => OfTenant(TokenKind.Session, tenant, session, secret);

    /// <summary>An API key's token.</summary>
    public static Token ForApiKey(TenantId tenant, Guid key, string secret) => OfTenant(TokenKind.ApiKey, tenant, key, secret);

    /// <summary>An invitation's token.</summary>
    public static Token ForInvitation(TenantId tenant, Guid invitation, string secret) => OfTenant(TokenKind.Invitation, tenant, invitation, secret);

    /// <summary>The token of an operator's session in a tenant.</summary>
    public static Token ForSupport(TenantId tenant, Guid session, string secret) => OfTenant(TokenKind.Support, tenant, session, secret);

    /// <summary>An operator session's token.</summary>
    public static Token ForOperator(Guid session, string secret) => new(TokenKind.Operator, default, session, Checked(secret));

    /// <summary>The token of a link that is mailed to an account.</summary>
    public static Token ForAccount(TokenKind kind, Guid account, Guid link, string secret) => kind is TokenKind.Reset or TokenKind.Verification && account != Guid.Empty
        ? new(kind, default, link, Checked(secret), account)
        : throw new ArgumentException("This is no link of an account.", nameof(kind));

    /// <summary>Parses a token of any kind; false for anything that this class would not have written.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Token? token)
    {
        token = null;
        if (text is null || text.Length is < PrefixLength or > MaxLength || KindOf(text.AsSpan(0, PrefixLength)) is not { } kind)
            return false;

        var rest = text.AsSpan(PrefixLength);
        var owner = Guid.Empty;
        if (kind != TokenKind.Operator && !TakeId(ref rest, out owner))
            return false;

        if (!TakeId(ref rest, out var id) || !IsSecret(rest))
            return false;
        token = kind is TokenKind.Reset or TokenKind.Verification or TokenKind.Operator
            ? new(kind, default, id, rest.ToString(), owner)
            : new(kind, TenantId.From(owner), id, rest.ToString());
        return true;
    }

    /// <summary>Names the kind only: a token must not reach a log by accident.</summary>
    public override string ToString() => $"{Prefix(Kind)}...";

    private static Token OfTenant(TokenKind kind, TenantId tenant, Guid id, string secret) =>
        tenant.IsSome ? new(kind, tenant, id, Checked(secret)) : throw new ArgumentException("This token needs a tenant.", nameof(tenant));

    private static string Checked(string secret) =>
        IsSecret(secret) ? secret : throw new ArgumentException("A secret is 32 bytes in base64url.", nameof(secret));

    private static bool IsSecret(ReadOnlySpan<char> text) => text.Length == SecretLength && !text.ContainsAnyExcept(Base64Url);

    private static bool TakeId(ref ReadOnlySpan<char> rest, out Guid id)
    {
        id = Guid.Empty;
        if (rest.Length <= IdLength || rest[IdLength] != '_' || rest[..IdLength].ContainsAnyInRange('A', 'F')
            || !Guid.TryParseExact(rest[..IdLength], "n", out id) || id == Guid.Empty)
            return false;
        rest = rest[(IdLength + 1)..];
        return true;
    }

    private static TokenKind? KindOf(ReadOnlySpan<char> prefix) => prefix switch
    {
        "cc_s_" => TokenKind.Session,
        "cc_k_" => TokenKind.ApiKey,
        "cc_o_" => TokenKind.Operator,
        "cc_i_" => TokenKind.Invitation,
        "cc_r_" => TokenKind.Reset,
        "cc_v_" => TokenKind.Verification,
        "cc_p_" => TokenKind.Support,
        _ => null,
    };

    private static string Prefix(TokenKind kind) => kind switch
    {
        TokenKind.Session => "cc_s_",
        TokenKind.ApiKey => "cc_k_",
        TokenKind.Operator => "cc_o_",
        TokenKind.Invitation => "cc_i_",
        TokenKind.Reset => "cc_r_",
        TokenKind.Verification => "cc_v_",
        TokenKind.Support => "cc_p_",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
