namespace Stripe.Standin;

/// <summary>The name of a property at Stripe. Two properties with one name are an id and the object that it may be expanded to.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
