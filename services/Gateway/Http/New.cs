namespace CloudCrm.Gateway.Http;

/// <summary>The body of a request that creates something: with the new thing's id and the caller-made id of the write.</summary>
internal sealed class New<T> : Body<T> where T : class, Wire.ICallerMadeId
{
    private New(T? value, Fault? fault, Guid id, Once? once) : base(value, fault) => (Id, OnceOrNull) = (id, once);

    /// <summary>The body's own id, else one made of tenant, route and Idempotency-Key: a repetition makes the same one.</summary>
    public Guid Id { get; }

    public Once Once => OnceOrNull ?? throw new InvalidOperationException("The body did not bind.");

    private Once? OnceOrNull { get; }

    public static new async ValueTask<New<T>> BindAsync(HttpContext http)
    {
        var (value, fault) = await Read(http);
        if (value is null)
            return new(null, fault, Guid.Empty, null);
        if (value.Id == Guid.Empty)
            return new(null, Fault.Malformed("id", "An id is never all zeros."), Guid.Empty, null);

        var call = Call.Of(http);
        if (value.Id is null && call.Key is null)
            return new(null, CallHeaders.KeyNeeded, Guid.Empty, null);
        var id = value.Id ?? call.IdFromKey();
        return new(value, null, id, new Once(call.Key ?? $"{call.Route}#{id:n}", Fingerprint.Of(call.Route, value)));
    }
}
