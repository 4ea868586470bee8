using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Metering;

/// <summary>What is counted: the product's own meters and those that the operator defines.</summary>
internal static class MeteringModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddMetering(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<MeterBook>();
}
