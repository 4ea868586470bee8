using CloudCrm.Foundation;

namespace CloudCrm.Gateway;

/// <summary>Ready when the CRM's grains answer: a gateway can live in a process of its own, and without a silo it can serve nobody.</summary>
internal sealed partial class GrainReadiness(IGrainFactory grains, ILogger<GrainReadiness> log) : IReadiness
{
    /// <summary>No origin at all: the front door knows without a look at the database.</summary>
    private const string Nothing = "";

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);

    public string Name => "grains";

    public async Task<string?> Problem(CancellationToken cancellation)
    {
        try
        {
            await grains.FrontDoor().KnowsOrigin(Nothing).WaitAsync(LongestAnswer, cancellation);
            return null;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogAway(e);
            return "No silo answers.";
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "No silo answers")]
    private partial void LogAway(Exception error);
}
