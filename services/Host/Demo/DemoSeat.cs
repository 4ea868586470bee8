using CloudCrm.Client;

namespace CloudCrm.Host.Demo;

/// <summary>Somebody at work in the demo: signed in anew each simulated day, because sessions end.</summary>
internal sealed class DemoSeat(Uri address, string mail, Guid? tenant, Guid accountId, TimeProvider clock) : IDisposable
{
    private CrmClient? _client;
    private DateTimeOffset _since;

    /// <summary>Who.</summary>
    public Guid AccountId => accountId;

    /// <summary>Their client, signed in.</summary>
    public async Task<CrmClient> Client()
    {
        if (_client is not null && clock.GetUtcNow() - _since < TimeSpan.FromHours(6))
            return _client;
        _client?.Dispose();
        _client = await CrmClient.SignIn(address, new(mail, DemoPeople.Password, tenant));
        _since = clock.GetUtcNow();
        return _client;
    }

    public void Dispose() => _client?.Dispose();
}
