namespace CloudCrm.Billing.Rating;

/// <summary>How a price makes an amount out of a quantity.</summary>
public enum PriceModel
{
    /// <summary>Every unit costs the same.</summary>
    PerUnit,

    /// <summary>Every unit costs what its own tier says.</summary>
    Graduated,

    /// <summary>All units cost what the tier says that the whole quantity reaches.</summary>
    Volume,

    /// <summary>A package that is started counts whole.</summary>
    Package,

    /// <summary>The quantity is an amount of money, and the price a share of it.</summary>
    Percentage,

    /// <summary>The quantity is an amount of money, and the price a share of it by tiers, each part by its own.</summary>
    GraduatedPercentage,

    /// <summary>One fee for the tier that the whole quantity reaches, however many units.</summary>
    Stairstep,
}
