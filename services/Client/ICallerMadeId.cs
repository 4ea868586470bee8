namespace CloudCrm.Client;

/// <summary>A request that creates something whose id the caller may make.</summary>
public interface ICallerMadeId
{
    /// <summary>The id; when null it is made from the Idempotency-Key.</summary>
    Guid? Id { get; }
}

/// <summary>Something whose version is its ETag.</summary>
public interface IVersioned
{
    /// <summary>Grows by one a change.</summary>
    long Version { get; }
}
