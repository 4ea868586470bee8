namespace Stripe.BillingPortal;

/// <summary>A page to make.</summary>
public class SessionCreateOptions : BaseOptions
{
    /// <summary>What the page offers; the account's own choice if null.</summary>
    [Wire("configuration")]
    public string Configuration { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>The one thing that the person comes for.</summary>
    [Wire("flow_data")]
    public SessionFlowDataOptions FlowData { get; set; }

    /// <summary>The language, such as <c>de</c>; the browser's if <c>auto</c>.</summary>
    [Wire("locale")]
    public string Locale { get; set; }

    /// <summary>Where the person goes afterwards.</summary>
    [Wire("return_url")]
    public string ReturnUrl { get; set; }
}

/// <summary>The one thing that a person comes for.</summary>
public class SessionFlowDataOptions : INestedOptions
{
    /// <summary>What follows it.</summary>
    [Wire("after_completion")]
    public SessionFlowDataAfterCompletionOptions AfterCompletion { get; set; }

    /// <summary>What to cancel.</summary>
    [Wire("subscription_cancel")]
    public SessionFlowDataSubscriptionCancelOptions SubscriptionCancel { get; set; }

    /// <summary><c>payment_method_update</c>, <c>subscription_cancel</c>, <c>subscription_update</c> or <c>subscription_update_confirm</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>What to cancel.</summary>
public class SessionFlowDataSubscriptionCancelOptions : INestedOptions
{
    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }
}

/// <summary>What follows.</summary>
public class SessionFlowDataAfterCompletionOptions : INestedOptions
{
    /// <summary>Where the person goes.</summary>
    [Wire("redirect")]
    public SessionFlowDataAfterCompletionRedirectOptions Redirect { get; set; }

    /// <summary><c>redirect</c>, <c>hosted_confirmation</c> or <c>portal_homepage</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>Where the person goes.</summary>
public class SessionFlowDataAfterCompletionRedirectOptions : INestedOptions
{
    /// <summary>Where the person goes afterwards.</summary>
    [Wire("return_url")]
    public string ReturnUrl { get; set; }
}
