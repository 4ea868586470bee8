namespace CloudCrm.Client;

/// <summary>What a line of an invoice is; they stand on it in this order.</summary>
public enum LineKind
{
    /// <summary>The plan's base for the days of a segment.</summary>
    Base,

    /// <summary>Seats for the days that they were bought.</summary>
    Seats,

    /// <summary>A meter's usage in a segment.</summary>
    Usage,

    /// <summary>Late usage of an earlier period.</summary>
    Correction,

    /// <summary>What lifts a meter's usage to its minimum.</summary>
    Minimum,

    /// <summary>What lowers a meter's usage to its maximum; negative.</summary>
    Maximum,

    /// <summary>What a trial takes off again; negative.</summary>
    Trial,

    /// <summary>What lifts the charges to a commitment.</summary>
    TrueUp,

    /// <summary>A coupon; negative.</summary>
    Discount,

    /// <summary>The tax that is in the prices, taken out; negative where something is due.</summary>
    TaxTakenOut,

    /// <summary>The tax.</summary>
    Tax,

    /// <summary>A credit that is used; negative.</summary>
    Credit,

    /// <summary>Something prepaid that is used; negative.</summary>
    Prepaid,

    /// <summary>What a negative invoice leaves to the tenant as a new credit, so that nothing is due.</summary>
    NewCredit,
}
