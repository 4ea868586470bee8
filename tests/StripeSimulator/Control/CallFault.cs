namespace CloudCrm.StripeSimulator;

/// <summary>What can go wrong with a call.</summary>
public enum CallFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The call never arrives: the connection breaks and nothing was done.</summary>
    LostCall,

    /// <summary>Everything is done and the answer kept under its key, but the connection breaks.</summary>
    LostAnswer,

    /// <summary>409, nothing done or kept.</summary>
    Conflict,

    /// <summary>429 with Retry-After, nothing done or kept.</summary>
    RateLimited,

    /// <summary>503 with Stripe-Should-Retry: true; nothing done or kept.</summary>
    Unavailable,

    /// <summary>503 with Stripe-Should-Retry: false; nothing done or kept. Who asks gives up at once.</summary>
    Down,

    /// <summary>500 with Stripe-Should-Retry: false; nothing done, and the same key gets the same 500 again.</summary>
    FailedBefore,

    /// <summary>500 with Stripe-Should-Retry: false after everything was done; the same key gets the same 500 again.</summary>
    FailedAfter,

    /// <summary>The call waits until it is released, then goes on as usual.</summary>
    Held,
}
