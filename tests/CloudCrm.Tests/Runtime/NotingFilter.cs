namespace CloudCrm.Tests.Runtime;

/// <summary>Notes every call of a test's grain before and after, refuses what is "forbidden" and answers itself what is "answered".</summary>
internal sealed class NotingFilter(string name) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain?.GetType().Assembly != typeof(NotingFilter).Assembly)
        {
            await context.Invoke();
            return;
        }

        var scene = Scene.Of(context.TargetId.Key.ToString()!);
        scene.Note($"{name}: {context.InterfaceMethod.Name}");
        switch (context.Request.GetArgumentCount() > 0 ? context.Request.GetArgument(0) : null)
        {
            case "forbidden":
                throw new UnauthorizedAccessException("Forbidden.");
            case "answered":
                context.Result = "by the filter";
                break;
            default:
                await context.Invoke();
                break;
        }

        scene.Note($"{name} has {context.Result ?? "nothing"}");
    }
}
