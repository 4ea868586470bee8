using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>Who looks at which events.</summary>
internal sealed class StripeEventHandlers(IServiceProvider services)
{
    // What belongs to no tenant is told to its handler all the same.
    private static readonly string[] s_shared = ["v1.billing.meter."];

    // Made when they are first asked for: a handler may need what keeps events, which needs this.
    private readonly Lazy<(string Beginning, IStripeEventHandler Handler)[]> _longestFirst = new(() =>
        [.. from handler in services.GetServices<IStripeEventHandler>() from type in handler.Types orderby type.Length descending select (type, handler)]);

    /// <summary>The one for a type; null where nobody looks at it.</summary>
    public IStripeEventHandler? Of(string type) => Array.Find(_longestFirst.Value, one => type.StartsWith(one.Beginning, StringComparison.Ordinal)).Handler;

    /// <summary>Whether events of a type are about what all tenants share.</summary>
    public static bool IsShared(string type) => Array.Exists(s_shared, beginning => type.StartsWith(beginning, StringComparison.Ordinal));
}
