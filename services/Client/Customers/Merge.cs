namespace CloudCrm.Client;

/// <summary>The phone, mail or handle that something came through.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As it was given, 1 to 254 characters.</param>
public sealed record ContactReference(ContactKind Kind, string Value);

/// <summary>Merges a customer into another.</summary>
/// <param name="SurvivorId">The one that stands for both from now on.</param>
public sealed record MergeCustomer(Guid SurvivorId);

/// <summary>A customer that was merged into the one that was asked for, or into one that was.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Contacts">The ways to reach it.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="ExternalId">What another system calls it.</param>
/// <param name="MergedInto">Whom it was merged into itself.</param>
/// <param name="MergedAt">When (UTC).</param>
public sealed record MergedCustomer(
    Guid Id, string Name, IReadOnlyList<ContactPoint> Contacts, IReadOnlyList<string> Tags, string? ExternalId, Guid MergedInto, DateTimeOffset MergedAt);
