namespace CloudCrm.StripeSimulator;

/// <summary>An event that a test delivers itself.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Such as <c>invoice.paid</c>.</param>
/// <param name="Body">What is sent, to be signed.</param>
public sealed record TakenEvent(string Id, string Type, string Body);
