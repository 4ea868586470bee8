namespace CloudCrm.Gateway.Customers;

/// <summary>What stands on a customer is reached by its path, and by those of whoever is merged with it.</summary>
internal static class OfFamily
{
    /// <summary>Asks the customer that is named; where it has no such thing, the one of its family that has.</summary>
    /// <param name="named">The customer in the path.</param>
    /// <param name="ask">Asks a customer.</param>
    /// <param name="holder">Finds the other one: almost never called.</param>
    public static async Task<Outcome<T>> Ask<T>(Guid named, Func<Guid, Task<Outcome<T>>> ask, Func<Task<Outcome<Guid>>> holder)
    {
        var own = await ask(named);
        if (own.IsOk || own.Refusal.Kind != RefusalKind.NotFound)
            return own;
        return (await holder()).Try(out var other, out _) && other != named ? await ask(other) : own;
    }
}
