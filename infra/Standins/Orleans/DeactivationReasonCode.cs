namespace Orleans;

/// <summary>Why a grain goes away.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The process stops.</summary>
    ShuttingDown,

    /// <summary>It could not be activated.</summary>
    ActivationFailed,

    /// <summary>It could not be registered.</summary>
    DirectoryFailure,

    /// <summary>It was idle.</summary>
    ActivationIdle,

    /// <summary>It did not answer for too long.</summary>
    ActivationUnresponsive,

    /// <summary>It is active elsewhere.</summary>
    DuplicateActivation,

    /// <summary>It cannot serve a call of another version.</summary>
    IncompatibleRequest,

    /// <summary>The program failed.</summary>
    ApplicationError,

    /// <summary>The program asked for it.</summary>
    ApplicationRequested,

    /// <summary>It moves to another process.</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short.</summary>
    HighMemoryPressure,
}
