namespace Stripe;

/// <summary>The parameters of a call. What is not set is not sent.</summary>
public class BaseOptions : INestedOptions, IHasSetTracking
{
    /// <summary>Which objects come whole instead of as ids; paths such as <c>data.customer</c>.</summary>
    [Wire("expand")]
    public List<string> Expand { get; set; }

    /// <summary>Parameters that no property stands for, by their names at Stripe.</summary>
    public IDictionary<string, object> ExtraParams { get; set; } = new Dictionary<string, object>();

    internal SetTracker SetTracker { get; } = new();

    SetTracker IHasSetTracking.SetTracker => SetTracker;

    /// <summary>Asks for one more object to come whole.</summary>
    public void AddExpand(string value) => (Expand ??= []).Add(value);

    /// <summary>Asks for more objects to come whole.</summary>
    public void AddRangeExpand(IEnumerable<string> values) => (Expand ??= []).AddRange(values);

    /// <summary>Adds a parameter that no property stands for.</summary>
    public void AddExtraParam(string key, object value) => ExtraParams.Add(key, value);

    internal BaseOptions Clone() => (BaseOptions)MemberwiseClone();
}
