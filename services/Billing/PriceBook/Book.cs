using System.Collections.Immutable;

namespace CloudCrm.Billing.PriceBook;

/// <summary>One version of the price book. Immutable once it is published: invoices name it.</summary>
/// <param name="Version">Its code.</param>
/// <param name="Name">What people call it.</param>
/// <param name="EffectiveFrom">From when on it holds (UTC), until the next one does; a tenant moves to it at its renewal.</param>
/// <param name="Plans">By rank.</param>
public sealed record Book(string Version, string Name, DateTimeOffset EffectiveFrom, ImmutableArray<Plan> Plans)
{
    /// <summary>The most plans.</summary>
    public const int PlansMax = 20;

    /// <summary>The most meters of a plan.</summary>
    public const int MetersMax = 200;

    /// <summary>The longest trial.</summary>
    public const int TrialDaysMax = 90;

    /// <summary>The highest base or price of a seat.</summary>
    public const decimal BaseMax = 100_000_000m;

    /// <summary>A plan by its code; null where there is none.</summary>
    public Plan? Find(string plan) => Plans.FirstOrDefault(it => it.Code == plan);
}
