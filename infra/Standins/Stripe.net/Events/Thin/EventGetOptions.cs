namespace Stripe.V2.Core;

/// <summary>How to read an event of version 2 of the API.</summary>
public class EventGetOptions : BaseOptions
{
}
