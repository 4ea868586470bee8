namespace CloudCrm.Contracts.Tenants;

/// <summary>Those who operate the product. There is one of it.</summary>
[Alias("IOperators")]
public interface IOperators : IGrainWithStringKey
{
    /// <summary>Makes an account for another operator, who sets a password by a mailed link. Refused as <c>mail_taken</c> where any account has the address; at most 100 operators.</summary>
    [Alias("Invite")]
    Task<Outcome<OperatorAccount>> Invite(InviteOperator command, Caller caller, Once once);

    /// <summary>Makes an operator none; its sessions are dead with it. Refused as <c>last_operator</c> where nobody else could go on, and as <c>operator_of_settings</c>.</summary>
    [Alias("Remove")]
    Task<Outcome<Done>> Remove(Guid account, Caller caller);
}

/// <summary>Another operator.</summary>
/// <param name="Id">The account's id, made by the caller.</param>
/// <param name="Mail">The address that is signed in with; no other account's.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Language">Which language the mail is written in.</param>
[GenerateSerializer, Immutable, Alias("InviteOperator")]
public sealed record InviteOperator([property: Id(0)] Guid Id, [property: Id(1)] string Mail, [property: Id(2)] string Name, [property: Id(3)] string Language);

/// <summary>One who operates the product.</summary>
/// <param name="Id">The account.</param>
/// <param name="Mail">Its address.</param>
/// <param name="Name">The person's name.</param>
/// <param name="IsVerified">Whether the invitation was taken up.</param>
/// <param name="HasTwoFactor">Whether signing in takes a second factor.</param>
/// <param name="Since">Since when (UTC).</param>
[GenerateSerializer, Immutable, Alias("OperatorAccount")]
public sealed record OperatorAccount(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Mail,
    [property: Id(2)] string Name,
    [property: Id(3)] bool IsVerified,
    [property: Id(4)] bool HasTwoFactor,
    [property: Id(5)] DateTimeOffset Since);

/// <summary>An operator's open session.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Client">What opened it, by its own words.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="SeenAt">When it was last in use (UTC), up to an hour late.</param>
/// <param name="ExpiresAt">When it ends unless it is used (UTC).</param>
[GenerateSerializer, Immutable, Alias("OperatorSession")]
public sealed record OperatorSession(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid AccountId,
    [property: Id(2)] string Client,
    [property: Id(3)] DateTimeOffset OpenedAt,
    [property: Id(4)] DateTimeOffset SeenAt,
    [property: Id(5)] DateTimeOffset ExpiresAt);
