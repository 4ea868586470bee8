namespace CloudCrm.Gateway.Http;

/// <summary>Turns outcomes of grains into answers: the value with its ETag, or the refusal as a problem.</summary>
internal static class Answer
{
    public static IResult Failed(Fault fault) => new FaultAnswer(fault);

    public static IResult Refused(Refusal refusal) => new FaultAnswer(Fault.From(refusal));

    /// <summary>200 with the value.</summary>
    public static IResult Ok<T, TWire>(Outcome<T> outcome, Func<T, TWire> map) =>
        outcome.Try(out var value, out var refusal) ? new ValueAnswer<TWire>(StatusCodes.Status200OK, map(value)) : Refused(refusal);

    /// <summary>200 with a value of which a part moves without its version: it is answered whole also where the version is known.</summary>
    public static IResult Moving<T, TWire>(Outcome<T> outcome, Func<T, TWire> map) =>
        outcome.Try(out var value, out var refusal) ? new ValueAnswer<TWire>(StatusCodes.Status200OK, map(value)) { IsMoving = true } : Refused(refusal);

    /// <summary>201 with the value.</summary>
    public static IResult Created<T, TWire>(Outcome<T> outcome, Func<T, TWire> map, Func<TWire, string>? location = null)
    {
        if (!outcome.Try(out var value, out var refusal))
            return Refused(refusal);
        var wire = map(value);
        return new ValueAnswer<TWire>(StatusCodes.Status201Created, wire) { Location = location?.Invoke(wire) };
    }

    /// <summary>204.</summary>
    public static IResult Done(Outcome<Done> outcome) =>
        outcome.Try(out _, out var refusal) ? TypedResults.NoContent() : Refused(refusal);

    /// <summary>200 with a page.</summary>
    public static IResult Page<T, TWire>(Outcome<Page<T>> outcome, Func<T, TWire> map) =>
        List(outcome, page => new Wire.Page<TWire>([.. page.Items.Select(map)], page.Next));

    /// <summary>200 with something that may be long.</summary>
    public static IResult List<T, TWire>(Outcome<T> outcome, Func<T, TWire> map) =>
        outcome.Try(out var value, out var refusal) ? new ValueAnswer<TWire>(StatusCodes.Status200OK, map(value)) { IsLarge = true } : Refused(refusal);

    private sealed class FaultAnswer(Fault fault) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Write(fault);
            return Task.CompletedTask;
        }
    }

    private sealed class ValueAnswer<T>(int status, T value) : IResult
    {
        public string? Location { get; init; }

        public bool IsLarge { get; init; }

        public bool IsMoving { get; init; }

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            if (Location is not null)
                response.Headers.Location = Location;
            if (value is Wire.IVersioned { Version: var version })
            {
                var tag = CallHeaders.Tag(version);
                response.Headers.ETag = tag;
                if (!IsMoving && HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch.Contains(tag))
                {
                    response.StatusCode = StatusCodes.Status304NotModified;
                    return Task.CompletedTask;
                }
            }

            if (IsLarge)
                return JsonAnswer.WriteLarge(response, value, httpContext.RequestAborted);
            JsonAnswer.WriteSmall(response, value);
            return Task.CompletedTask;
        }
    }
}
