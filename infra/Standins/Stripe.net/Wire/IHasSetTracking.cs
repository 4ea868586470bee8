namespace Stripe.Standin;

/// <summary>Options of which some values can be cleared by setting them to null.</summary>
internal interface IHasSetTracking
{
    /// <summary>Which properties were set.</summary>
    SetTracker SetTracker { get; }
}
