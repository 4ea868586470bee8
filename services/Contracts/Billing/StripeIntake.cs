using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>Takes what Stripe tells by its webhooks. There is one of it; any number of calls run at a time.</summary>
[Alias("IStripeIntake")]
public interface IStripeIntake : IGrainWithStringKey
{
    /// <summary>The most bytes that an event may have.</summary>
    public const int BodyMax = 256 * 1024;

    /// <summary>
    /// Keeps an event, once, after its signature was found good; what it is about is looked at later. Refused as <c>signature_invalid</c>, <c>signature_stale</c>
    /// or <c>malformed</c>: then nothing is kept. Where no webhook's secret is set, there is nothing here.
    /// </summary>
    /// <param name="body">The raw bytes of the body.</param>
    /// <param name="signature">The header <c>Stripe-Signature</c>.</param>
    [Alias("Take")]
    Task<Outcome<Done>> Take(ImmutableArray<byte> body, string signature);
}

/// <summary>
/// Looks at a tenant's events one after the other: of two that fetch the same object at once, the one that fetched first could be the last to apply what it saw.
/// Key: the tenant, or <see cref="Tenants.Reserved.Accounts"/> for what belongs to none.
/// </summary>
[Alias("IStripeEventLane")]
public interface IStripeEventLane : IGrainWithStringKey
{
    /// <summary>Looks at an event that is kept and waits.</summary>
    /// <param name="id">Stripe's id of it.</param>
    /// <returns>Why that failed, by Stripe's word or the kind of the error: then it is to be tried again. Null where it is done.</returns>
    [Alias("Look")]
    Task<string?> Look(string id);
}
