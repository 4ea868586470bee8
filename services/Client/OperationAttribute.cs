namespace CloudCrm.Client;

/// <summary>Says which operation of the OpenAPI document a method calls.</summary>
/// <param name="id">The operation's id.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string id) : Attribute
{
    /// <summary>The operation's id.</summary>
    public string Id { get; } = id;
}
