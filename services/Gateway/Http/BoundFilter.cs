namespace CloudCrm.Gateway.Http;

/// <summary>Answers what did not bind, so that a handler only ever sees well-formed arguments.</summary>
internal sealed class BoundFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is IBound { Fault: { } fault })
                return ValueTask.FromResult<object?>(Answer.Failed(fault));
        }

        return next(context);
    }
}
