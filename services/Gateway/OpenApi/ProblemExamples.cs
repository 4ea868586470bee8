using System.Text.Json;
using System.Text.Json.Nodes;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Interactions;
using CloudCrm.Gateway.Metering.Events;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>What an example of a problem has to fit to.</summary>
/// <param name="Template">The operation's address.</param>
/// <param name="Rights">The names of the rights that it needs.</param>
/// <param name="IsOpen">Whether it goes without a credential.</param>
/// <param name="IsKeyed">Whether it takes an Idempotency-Key.</param>
/// <param name="BodyType">The type of its JSON body.</param>
/// <param name="TakesFile">Whether its body is a file.</param>
/// <param name="TakesEvents">Whether its body is CloudEvents.</param>
/// <param name="Inputs">The names of its query parameters and headers, without those that all operations share.</param>
internal sealed record ProblemContext(string Template, string[] Rights, bool IsOpen, bool IsKeyed, Type? BodyType, bool TakesFile, bool TakesEvents, string[] Inputs);

/// <summary>One problem of every status, as an operation would really answer it.</summary>
internal static class ProblemExamples
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// <summary>The example for a status.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none: give it one here.</exception>
    public static JsonNode? Of(int status, ProblemContext operation) => JsonSerializer.SerializeToNode(FaultOf(status, operation).ToProblem(TraceId), WireJson.Answers);

    private static Fault FaultOf(int status, ProblemContext it) => status switch
    {
        400 => Malformed(it),
        401 => it.IsOpen
            ? new(status, "sign_in_failed", "The address or the password is wrong, or there were too many attempts: then wait five minutes.")
            : CredentialProof.Refused,
        402 => new(status, "no_free_seat", "No seat is free: buy more or release one."),
        403 => it.Rights is [] ? Origins.Foreign : new(status, "forbidden", $"This credential lacks a right: {string.Join(", ", it.Rights)}."),
        404 => Fault.From(Refusal.NotFound(Thing(it))),
        409 => it.IsKeyed
            ? Fault.From(Refusal.Reused(it.TakesFile ? "id" : CallHeaders.IdempotencyKey))
            : it.TakesEvents ? Fault.From(Refusal.Conflict("This source used this id before for something else.", "id_reused", "id")) : new(status, "busy", "It is being changed elsewhere at this moment: repeat the call with the same id."),
        412 => Fault.From(Refusal.Stale()),
        413 => FaultGate.BodyTooLarge,
        415 => it.TakesEvents ? UsageEventsBody.WrongType : FaultGate.NotJson,
        422 => Invalid(it),
        428 => CallHeaders.VersionNeeded,
        429 => it.IsOpen
            ? new(status, "too_many_tries", "Too many tries from this address. Wait a little.")
            : new(status, "too_many_requests", "At most 60000 requests a minute."),
        500 => FaultGate.Bug,
        503 => FaultGate.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A problem without an example."),
    };

    private static Fault Malformed(ProblemContext it)
    {
        if (it.TakesFile)
            return Fault.Malformed(UploadHeaders.FileNameHeader, "The file's name in percent-encoded UTF-8: 1 to 255 characters, no path and no control characters.");
        if (it.BodyType is not null || it.TakesEvents)
            return Fault.Malformed("body", "Expected an object.");
        if (it.Inputs.Contains("limit"))
            return Fault.Malformed("limit", $"A whole number from 1 to {Paging.MaxLimit}.");
        return it.Inputs is [var first, ..]
            ? Fault.Malformed(first, "This parameter is needed.")
            : Fault.Malformed(CallHeaders.IdempotencyKey, "One Idempotency-Key of 1 to 200 printable ASCII characters.");
    }

    private static Fault Invalid(ProblemContext it)
    {
        if (it.TakesFile)
            return Fault.From(Refusal.Invalid("fileName", "A file name has no path and no control characters."));
        if (it.TakesEvents)
            return Fault.From(Refusal.Invalid("time", "It lies more than 35 days back.", "time_too_old"));
        if (it.Inputs.Contains("cursor"))
            return Fault.From(Refusal.Invalid("cursor", "This is not a cursor of this list.", "cursor"));
        var member = it.BodyType is null ? it.Inputs[0] : Examples.Of(it.BodyType)?.AsObject().Select(m => m.Key).FirstOrDefault() ?? "body";
        return Fault.From(Refusal.Invalid(member, "This value is not among those that are taken here."));
    }

    /// <summary>What the last id of the address, or else of the body, is an id of.</summary>
    private static string Thing(ProblemContext it)
    {
        var segments = it.Template.Split('/');
        var place = Array.FindLastIndex(segments, segment => segment.StartsWith('{'));
        if (place > 0)
            return segments[place - 1].Split('-')[^1].TrimEnd('s');
        return it.BodyType?.GetProperty("CustomerId") is null ? "resource" : "customer";
    }
}
