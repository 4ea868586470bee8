using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using CloudCrm.Contracts.Billing;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing.Stripe;

/// <summary>Says that the body is an event as Stripe signs it.</summary>
internal sealed class StripeEventMetadata
{
    public static StripeEventMetadata Instance { get; } = new();
}

/// <summary>A webhook of Stripe's: its raw bytes, which were signed, and the signature.</summary>
internal sealed record StripeEventBody(ImmutableArray<byte> Bytes, string Signature, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public const string SignatureHeader = "Stripe-Signature";

    public static Fault TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "body_too_large", $"An event has at most {IStripeIntake.BodyMax} bytes.", "body");

    public static async ValueTask<StripeEventBody?> BindAsync(HttpContext http)
    {
        if (http.Request.Headers[SignatureHeader] is not [{ } signature])
            return new([], "", Fault.Malformed(SignatureHeader, "One Stripe-Signature, as Stripe writes it.", "signature_invalid"));
        var (bytes, fault) = await BodyBytes.Read<byte[]>(http, body => body.Length <= IStripeIntake.BodyMax ? (body.ToArray(), null) : (null, TooLarge));
        return new(ImmutableCollectionsMarshal.AsImmutableArray(bytes ?? []), signature, fault);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(StripeEventMetadata.Instance);
        builder.Metadata.Add(new InputMetadata(SignatureHeader, typeof(string), "Time and signatures of the raw body, as Stripe writes them.") { IsHeader = true, IsNeeded = true });
    }
}
