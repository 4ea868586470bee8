namespace CloudCrm.Client;

/// <summary>Invites another operator.</summary>
/// <param name="Mail">The address that is signed in with; no other account has it.</param>
/// <param name="Name">The person's name, 1 to 200 characters.</param>
/// <param name="Language">Which language the mail is written in: <c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>.</param>
/// <param name="Id">The account's id; made from the Idempotency-Key when null.</param>
public sealed record InviteOperator(string Mail, string Name, string Language = "en", Guid? Id = null) : ICallerMadeId;

/// <summary>One who operates the product.</summary>
/// <param name="Id">The account.</param>
/// <param name="Mail">Its address.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Verified">Whether the invitation was taken up.</param>
/// <param name="TwoFactor">Whether signing in takes a second factor.</param>
/// <param name="Since">Since when (UTC).</param>
public sealed record OperatorAccount(Guid Id, string Mail, string Name, bool Verified, bool TwoFactor, DateTimeOffset Since);

/// <summary>An operator's open session.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Client">What opened it, by the words of its <c>User-Agent</c>; empty when it said nothing.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="SeenAt">When it was last in use (UTC), up to an hour late.</param>
/// <param name="ExpiresAt">When it ends unless it is used (UTC).</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record OpenOperatorSession(Guid Id, Guid AccountId, string Client, DateTimeOffset OpenedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt, bool Current);

/// <summary>What an operator's credential stands for.</summary>
/// <param name="AccountId">Whose it is.</param>
/// <param name="NeedsTwoFactor">Whether it is good for nothing but setting up a second factor (<c>/v1/account/two-factor</c>) yet.</param>
/// <param name="ExpiresAt">Valid until (UTC).</param>
/// <param name="Csrf">For a browser's cookie: what the page shows in <c>X-CSRF-Token</c> whenever it changes something; else null.</param>
public sealed record OperatorSession(Guid AccountId, bool NeedsTwoFactor, DateTimeOffset? ExpiresAt, string? Csrf = null);
