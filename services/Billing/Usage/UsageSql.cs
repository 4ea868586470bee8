namespace CloudCrm.Billing.Usage;

/// <summary>The statements that write usage, per database. Values come as JSON (see the rows in <see cref="UsageJson"/>); instants in it are Unix microseconds.</summary>
internal sealed partial record UsageSql
{
    /// <summary>Rows of a page when a tenant's usage is settled.</summary>
    public const int PageMax = 5_000;

    /// <summary>The tenant's calendar; no row while the tenant is unknown.</summary>
    public required string Calendar { get; init; }

    /// <summary>Keeps a settlement of the tenant out until this transaction ends.</summary>
    public required string ShareTenant { get; init; }

    /// <summary>Waits until no transaction counts for the tenant as an unknown one, and keeps new ones out.</summary>
    public required string TakeTenant { get; init; }

    /// <summary>Appends events; returns the ids of those that are new.</summary>
    public required string Append { get; init; }

    /// <summary>Of events that the ledger has, returns the places of those that say something else there. Two that tell of one customer's activity say the same.</summary>
    public required string Differing { get; init; }

    /// <summary>Keeps events that can't go into the ledger.</summary>
    public required string Reject { get; init; }

    /// <summary>Adds to rollups.</summary>
    public required string AddRollups { get; init; }

    /// <summary>Raises marks and sets what came last.</summary>
    public required string SetMarks { get; init; }

    /// <summary>What counts for customers and periods.</summary>
    public required string FindActive { get; init; }

    /// <summary>The same, locked.</summary>
    public required string LockActive { get; init; }

    /// <summary>Notes customers as active; returns those that were not yet.</summary>
    public required string InsertActive { get; init; }

    /// <summary>Sets which event counts.</summary>
    public required string MoveActive { get; init; }

    /// <summary>The version and calendar of a known tenant.</summary>
    public required string FindTenant { get; init; }

    /// <summary>Keeps what is known of a tenant. Its billing day stays what it was at first.</summary>
    public required string KeepTenant { get; init; }

    /// <summary>Has the tenant's billing account opened.</summary>
    public required string OpenAccount { get; init; }

    /// <summary>A page of the quarter-hour rollups by meter after a place.</summary>
    public required string QuarterPage { get; init; }

    /// <summary>A page of the ledger's events of meters that count different values after an event.</summary>
    public required string ActivePage { get; init; }
}
