namespace Stripe.TestHelpers;

/// <summary>A clock of its own for customers of a test.</summary>
public class TestClock : StripeEntity<TestClock>, IHasId, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>True where it was deleted.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <summary>When Stripe deletes it with all that lives by it.</summary>
    [Wire("deletes_after")]
    public DateTime DeletesAfter { get; set; } = DateTime.UnixEpoch;

    /// <summary>What the clock shows.</summary>
    [Wire("frozen_time")]
    public DateTime FrozenTime { get; set; } = DateTime.UnixEpoch;

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary><c>ready</c>, <c>advancing</c> or <c>internal_failure</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }
}

/// <summary>A clock to make.</summary>
public class TestClockCreateOptions : BaseOptions
{
    /// <summary>What the clock shows.</summary>
    [Wire("frozen_time")]
    public DateTime? FrozenTime { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }
}

/// <summary>How far a clock goes on.</summary>
public class TestClockAdvanceOptions : BaseOptions
{
    /// <summary>What it is to show, at most two periods on.</summary>
    [Wire("frozen_time")]
    public DateTime? FrozenTime { get; set; }
}

/// <summary>How to read a clock.</summary>
public class TestClockGetOptions : BaseOptions
{
}

/// <summary>How to delete a clock.</summary>
public class TestClockDeleteOptions : BaseOptions
{
}

/// <summary>Which clocks to list.</summary>
public class TestClockListOptions : ListOptions
{
}
