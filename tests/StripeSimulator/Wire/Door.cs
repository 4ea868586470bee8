using System.Text;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudCrm.StripeSimulator.Wire;

/// <summary>What every call passes: credential, version, faults, limits, keys; then its operation, alone in the world.</summary>
internal sealed class Door(Simulator simulator)
{
    private const int BodyMax = 1 << 20;

    public async Task Answer(HttpContext http, Operation operation)
    {
        var world = simulator.World;
        var request = await Read(http, world);
        var fault = CallFault.None;
        Answer? answer;
        try
        {
            Identify(http, world.Options);
            fault = simulator.Faults.Of(request.Method, request.Path, $"{request.Method} {request.Path} {request.Key ?? request.Form}");
            answer = fault == CallFault.LostCall ? null : await Serve(world, operation, request, fault, http.RequestAborted);
        }
        catch (Refusal refusal)
        {
            answer = new(refusal.Status, refusal.ToJson().ToJsonString());
        }

        simulator.Calls.Add(new(request.Id, request.Method, request.Path, request.Key,
            answer is null || fault == CallFault.LostAnswer ? 0 : answer.Status, answer?.ReplayOf is not null, fault));
        if (answer is null || fault == CallFault.LostAnswer)
            http.Abort();
        else
            await Write(http, request, answer);
    }

    private static async Task<Incoming> Read(HttpContext http, World world)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = http.Request.ContentLength > BodyMax ? "" : await reader.ReadToEndAsync(http.RequestAborted);
        string id;
        lock (world.Gate)
            id = world.NextId("req");
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var query = http.Request.QueryString.Value is { Length: > 0 } text ? text[1..] : "";
        var route = http.GetRouteValue("id") as string ?? "";
        return new(id, http.Request.Method, http.Request.Path.Value!, route, $"{query}&{body}", http.Request.Method == "POST" && key.Length > 0 ? key : null);
    }

    private static void Identify(HttpContext http, SimulatorOptions options)
    {
        if (http.Request.Headers.Authorization != $"Bearer {options.ApiKey}")
            throw new Refusal(401, "invalid_request_error", null, "Invalid API Key provided.");
        if (http.Request.Headers["Stripe-Version"] != options.ApiVersion)
            throw Refusal.Invalid($"Invalid Stripe API version: {http.Request.Headers["Stripe-Version"]}");
        if (http.Request.ContentLength > 0 && http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true)
            throw Refusal.Invalid("A body is form-encoded.");
    }

    private async Task<Answer> Serve(World world, Operation operation, Incoming request, CallFault fault, CancellationToken cancel)
    {
        if (!simulator.Rate.Takes() || fault == CallFault.RateLimited)
            throw Refusal.TooMany("Too many requests hit the API too quickly.");
        if (fault == CallFault.Conflict)
            throw new Refusal(409, "invalid_request_error", "lock_timeout", "This object cannot be accessed right now because another request is accessing it.");
        if (fault is CallFault.Unavailable or CallFault.Down)
            return new(503, Refusal.Broken().ToJson().ToJsonString()) { ShouldRetry = fault == CallFault.Unavailable };
        var tree = ParameterTree.Parse(request.Form);
        return request.Key is null
            ? (await Do(world, operation, request, tree, fault, cancel)).Answer
            : await DoOnce(world, operation, request, tree, fault, cancel);
    }

    private async Task<Answer> DoOnce(World world, Operation operation, Incoming request, ParameterTree tree, CallFault fault, CancellationToken cancel)
    {
        var digest = $"{request.Method} {request.Path}\n{tree.Canonical()}";
        if (world.Keys.Begin(request.Key!, digest, world.Clock.Now) is { } replay)
            return replay;
        Answer? kept = null;
        try
        {
            var (answer, isKept) = await Do(world, operation, request, tree, fault, cancel);
            kept = isKept ? answer : null;
            return answer;
        }
        finally
        {
            world.Keys.End(request.Key!, digest, request.Id, kept, world.Clock.Now);
        }
    }

    // Kept is what came of doing it; parameters that are refused before are not.
    private async Task<(Answer Answer, bool IsKept)> Do(
        World world, Operation operation, Incoming request, ParameterTree tree, CallFault fault, CancellationToken cancel)
    {
        operation.Spec.Check(tree);
        using var lane = MeterLanes.Enter(world, operation, tree);
        if (fault == CallFault.Held)
            await simulator.Faults.Hold(cancel);
        var failed = new Answer(500, Refusal.Broken().ToJson().ToJsonString()) { ShouldRetry = false };
        if (fault == CallFault.FailedBefore)
            return (failed, true);
        var answer = Run(world, operation, request, new(tree));
        return (fault == CallFault.FailedAfter ? failed : answer, answer.Status != 429);
    }

    private static Answer Run(World world, Operation operation, Incoming request, Parameters parameters)
    {
        lock (world.Gate)
        {
            try
            {
                Walk.ToNow(world);
                world.Request = (request.Id, request.Key);
                var answer = operation.Run(new(world, parameters, request.Route, request.Path));
                Rendering.Expand(world, answer, parameters.Texts("expand"));
                return new(200, answer.ToJsonString());
            }
            catch (Refusal refusal)
            {
                return new(refusal.Status, refusal.ToJson().ToJsonString());
            }
            finally
            {
                world.Request = default;
                Walk.ToNow(world);
            }
        }
    }

    private async Task Write(HttpContext http, Incoming request, Answer answer)
    {
        var headers = http.Response.Headers;
        headers["Request-Id"] = request.Id;
        headers["Stripe-Version"] = simulator.World.Options.ApiVersion;
        if (request.Key is not null)
            headers["Idempotency-Key"] = request.Key;
        if (answer.ReplayOf is not null)
            (headers["Idempotent-Replayed"], headers["Original-Request"]) = ("true", answer.ReplayOf);
        if (answer.ShouldRetry is { } retry)
            headers["Stripe-Should-Retry"] = retry ? "true" : "false";
        if (answer.Status == 429)
            headers["Retry-After"] = "1";
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private sealed record Incoming(string Id, string Method, string Path, string Route, string Form, string? Key);
}
