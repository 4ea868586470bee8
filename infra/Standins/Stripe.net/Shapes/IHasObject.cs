namespace Stripe;

/// <summary>Something that says what kind of object it is.</summary>
public interface IHasObject
{
    /// <summary>The kind, such as <c>invoice</c>.</summary>
    string Object { get; set; }
}
