namespace Orleans.Runtime;

/// <summary>Where an activation is in its life.</summary>
internal enum ActivationState : byte
{
    Creating,
    Activating,
    Valid,
    Deactivating,
    Gone,
}
