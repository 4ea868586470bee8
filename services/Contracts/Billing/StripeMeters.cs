using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What Stripe said to an event of a window.</summary>
public enum StripeWindowFate
{
    /// <summary>It has it.</summary>
    Sent,

    /// <summary>It will never take it.</summary>
    Refused,
}

/// <summary>What became of a window's event.</summary>
/// <param name="Meter">The meter's number.</param>
/// <param name="StartsAt">When the window begins (UTC).</param>
/// <param name="Revision">Which event of it.</param>
/// <param name="Fate">What Stripe said.</param>
[GenerateSerializer, Immutable, Alias("StripeWindowMark")]
public sealed record StripeWindowMark([property: Id(0)] short Meter, [property: Id(1)] DateTimeOffset StartsAt, [property: Id(2)] int Revision, [property: Id(3)] StripeWindowFate Fate);

/// <summary>What Stripe lacks, or has too much of, in an hour.</summary>
/// <param name="Meter">The meter's number.</param>
/// <param name="StartsAt">The hour (UTC).</param>
/// <param name="Quantity">What is to be added on Stripe; negative where it has too much.</param>
/// <param name="Revision">The number that the hour's next event had when it was compared: where another one took it since, the hour is compared again first.</param>
[GenerateSerializer, Immutable, Alias("StripeCorrection")]
public sealed record StripeCorrection([property: Id(0)] short Meter, [property: Id(1)] DateTimeOffset StartsAt, [property: Id(2)] decimal Quantity, [property: Id(3)] int Revision);

/// <summary>What a tenant's usage on Stripe is made of; the only writer of it. It calls nobody outside. Key: the tenant.</summary>
[Alias("IStripeMetersGrain")]
public interface IStripeMetersGrain : IGrainWithStringKey
{
    /// <summary>Fixes what was used in hours that are over and is not fixed yet: to be sent afterwards.</summary>
    /// <param name="since">Since when a live subscription collects: telling begins with the period of that time where it has not, or has ended. Null for none: what ended stays ended.</param>
    /// <returns>Whether there may be more.</returns>
    [Alias("Freeze")]
    Task<bool> Freeze(DateTimeOffset? since);

    /// <summary>Fixes events that correct what Stripe has of hours, and nothing of ours. Hours that got an event since they were compared are left out.</summary>
    [Alias("Correct")]
    Task Correct(ImmutableArray<StripeCorrection> corrections);

    /// <summary>Writes down what Stripe said.</summary>
    [Alias("Mark")]
    Task Mark(ImmutableArray<StripeWindowMark> marks);

    /// <summary>Nothing more is told from now on; when it is told again, from the running period on.</summary>
    [Alias("End")]
    Task End();
}
