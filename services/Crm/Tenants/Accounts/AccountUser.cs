using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Clocks;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>An account as Identity works on it: its store writes all that changed in one act.</summary>
internal sealed class AccountUser
{
    private readonly List<Action<Act>> _also = [];
    private readonly List<AccountEvent> _events = [];

    public required Guid Id { get; init; }

    public required string Mail { get; set; }

    public required string MailKey { get; set; }

    public required string Name { get; set; }

    /// <summary>The company that it is made for; only to compare a new password with.</summary>
    public string? Company { get; init; }

    public string PasswordHash { get; set; } = "";

    public string SecurityStamp { get; set; } = "";

    public bool TwoFactor { get; set; }

    /// <summary>Protected by the Data Protection key ring.</summary>
    public string? AuthenticatorKey { get; set; }

    public bool IsOperator { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The step of the last code of the authenticator that was used; 0 before the first.</summary>
    public long LastStep { get; set; }

    /// <summary>SHA-256 of the recovery codes that are left, in hexadecimal, parted by spaces.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>When the person showed that the address is theirs; null before.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>The language that the person reads; empty where they never said.</summary>
    public string Language { get; set; } = "";

    /// <summary>Who makes the next change, for the journal.</summary>
    public Caller By { get; set; } = Caller.System;

    /// <summary>The stored version; 0 before the first.</summary>
    public long Version { get; set; }

    public static AccountUser From(AccountRow row) => new()
    {
        Id = row.Id,
        Mail = row.Mail,
        MailKey = row.MailKey,
        Name = row.Name,
        PasswordHash = row.PasswordHash,
        SecurityStamp = row.SecurityStamp,
        TwoFactor = row.TwoFactor,
        AuthenticatorKey = row.AuthenticatorKey,
        IsOperator = row.IsOperator,
        CreatedAt = row.CreatedAt,
        VerifiedAt = row.VerifiedAt,
        LastStep = row.LastStep,
        RecoveryCodes = row.RecoveryCodes,
        Language = row.Language,
        Version = row.Version,
    };

    /// <summary>The row of the next version.</summary>
    public AccountRow ToNextRow() => new()
    {
        Id = Id,
        Mail = Mail,
        MailKey = MailKey,
        Name = Name,
        PasswordHash = PasswordHash,
        SecurityStamp = SecurityStamp,
        TwoFactor = TwoFactor,
        AuthenticatorKey = AuthenticatorKey,
        IsOperator = IsOperator,
        CreatedAt = CreatedAt,
        VerifiedAt = VerifiedAt,
        LastStep = LastStep,
        RecoveryCodes = RecoveryCodes,
        Language = Language,
        Version = Version + 1,
    };

    public Account ToContract(bool isNew = false) => new(Id, Mail, Name, IsOperator, SecurityStamp, VerifiedAt is not null, TwoFactor, isNew, Language is "" ? null : Language);

    public OperatorAccount ToOperator() => new(Id, Mail, Name, VerifiedAt is not null, TwoFactor, CreatedAt);

    /// <summary>Forgets the second factor.</summary>
    public void DropTwoFactor() => (TwoFactor, AuthenticatorKey, RecoveryCodes) = (false, null, "");

    /// <summary>Writes something more in the act of the next change.</summary>
    public void Also(Action<Act> write) => _also.Add(write);

    /// <summary>What the next change is, for the journal.</summary>
    public void Happened(string verb, string details = "{}") => _events.Add(new(verb, details));

    /// <summary>Completes the act of a change.</summary>
    public Act Complete(Act act, DateTimeOffset now)
    {
        _also.ForEach(write => write(act));
        _events.ForEach(it => act.Journal(new(now, By, "account", Id, it.Verb, it.Details)));
        // A new account is in no tenant yet.
        return Version == 0 || _events.Count == 0 ? act : act.Schedule(AccountNews.Of(Id, By, now, [.. _events]));
    }

    /// <summary>As it is after a commit.</summary>
    public void Settle()
    {
        Version++;
        _also.Clear();
        _events.Clear();
        By = Caller.System;
    }
}
