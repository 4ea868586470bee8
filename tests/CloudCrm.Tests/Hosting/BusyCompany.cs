using System.Collections.Concurrent;
using System.Security.Cryptography;
using CloudCrm.Client;

namespace CloudCrm.Tests.Hosting;

/// <summary>A company that writes messages and files, and deletes files, until it is told to stop; knows what was answered.</summary>
internal sealed class BusyCompany : IAsyncDisposable
{
    private const int Writers = 4;

    private readonly CancellationTokenSource _stop = new();
    private readonly Subscriber _acme;
    private readonly Guid[] _interactions;
    private readonly ConcurrentQueue<Guid> _messages = new();
    private readonly ConcurrentDictionary<Guid, Guid> _files = new();
    private readonly Task _work;

    private BusyCompany(Subscriber acme, Guid[] interactions)
    {
        (_acme, _interactions) = (acme, interactions);
        _work = Task.WhenAll(interactions.Select(Write));
    }

    public string Token => _acme.Api.Token!;

    public IReadOnlyList<Guid> Interactions => _interactions;

    /// <summary>Messages that were answered so far.</summary>
    public IReadOnlyCollection<Guid> Messages => [.. _messages];

    /// <summary>Files that were answered so far, but those that may be deleted.</summary>
    public IReadOnlyCollection<Guid> Files => [.. _files.Keys];

    public static async Task<BusyCompany> Open(Product product)
    {
        var acme = await product.SignUp();
        var customer = (await acme.Api.Customers.Register(new(CustomerKind.Person, "Grace"))).Id;
        var interactions = new Guid[Writers];
        for (var i = 0; i < Writers; i++)
            interactions[i] = (await acme.Api.Interactions.Open(new("chat", Direction.Inbound, customer, $"Interaction {i}"))).Id;
        return new(acme, interactions);
    }

    /// <summary>Waits for so many more answers.</summary>
    public Task Writes(int more)
    {
        var enough = _messages.Count + more;
        return Eventually.Holds(() => _work.IsFaulted || _messages.Count >= enough, $"{more} more messages were answered", TimeSpan.FromMinutes(3));
    }

    /// <summary>Stops it in good order; a refused write fails here.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task Write(Guid interaction)
    {
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            _messages.Enqueue((await _acme.Api.Interactions.Append(interaction, new(Direction.Inbound, $"Message {i}"))).Message.Id);
            if (i % 2 > 0)
                continue;
            var bytes = RandomNumberGenerator.GetBytes(2_000);
            var file = await _acme.Api.Interactions.Attach(interaction, $"{i}.bin", "application/octet-stream", () => new MemoryStream(bytes));
            if (i % 4 > 0)
                await _acme.Api.Interactions.DeleteAttachment(interaction, file.Id);
            else
                _files[file.Id] = interaction;
        }
    }
}
