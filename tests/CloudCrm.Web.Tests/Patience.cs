namespace CloudCrm.Web.Tests;

/// <summary>Waiting for what the platform does by itself.</summary>
internal static class Patience
{
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until something holds, for at most a minute.</summary>
    public static async Task Until(Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(s_most);
        using var beat = new PeriodicTimer(s_look);
        while (!await holds())
            await beat.WaitForNextTickAsync(deadline.Token);
    }

    /// <summary>Waits until so many messages to customers are on the statement.</summary>
    public static Task UntilStated(CrmClient client, int messages) =>
        UntilStated(client, statement => statement.Lines.Any(line => line.Code == "messages.outbound" && line.Quantity == $"{messages}"));

    /// <summary>Waits until something holds for the statement: it comes a moment after what is on it, and a company that was opened just now has none yet.</summary>
    public static Task UntilStated(CrmClient client, Func<Statement, bool> holds) => Until(async () =>
    {
        try
        {
            return holds(await client.Billing.Statement());
        }
        catch (CrmApiException missing) when (missing.Status == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    });
}
