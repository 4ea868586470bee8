using System.Collections.Immutable;
using CloudCrm.Foundation;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Billing.Payments.Stripe;

/// <summary>How Stripe is reached: the settings <c>Stripe:ApiKey</c>, <c>ApiBase</c>, <c>WebhookSecrets</c> and <c>ReturnUrl</c>. Without a key nothing of Stripe runs.</summary>
/// <param name="ApiKey">The secret key; null without Stripe.</param>
/// <param name="ApiBase">Where its API is, without a slash at the end; null for Stripe's own address.</param>
/// <param name="WebhookSecrets">What webhooks are signed with: one secret an endpoint (whole events and thin ones may come from two), and two while it is changed.</param>
/// <param name="ReturnUrl">Where people come back to from Stripe's pages, without a slash at the end.</param>
internal sealed record StripeSettings(string? ApiKey, string? ApiBase, ImmutableArray<string> WebhookSecrets, string ReturnUrl)
{
    private const string Section = "Stripe:";
    private const int SecretsMax = 4;

    /// <summary>Whether invoices can be collected through Stripe.</summary>
    public bool IsOn => ApiKey is not null;

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingException">A setting has no meaning; it is named.</exception>
    public static StripeSettings From(IConfiguration configuration)
    {
        var key = Read(configuration, "ApiKey");
        if (key is not null && key.Any(char.IsWhiteSpace))
            throw new SettingException($"{Section}ApiKey has white space in it.");
        var secrets = (Read(configuration, "WebhookSecrets") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (secrets.Length > SecretsMax)
            throw new SettingException($"{Section}WebhookSecrets has more than {SecretsMax} secrets.");
        return new(key, Address(configuration, "ApiBase"), [.. secrets], Address(configuration, "ReturnUrl") ?? (configuration["Mail:Links"] ?? configuration["Url"] ?? "http://127.0.0.1:5080").TrimEnd('/'));
    }

    private static string? Address(IConfiguration configuration, string name) =>
        Read(configuration, name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? text.TrimEnd('/')
        : throw new SettingException($"{Section}{name} is no http address.");

    private static string? Read(IConfiguration configuration, string name) =>
        configuration[Section + name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
