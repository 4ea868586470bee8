using System.Buffers;
using System.IO.Pipelines;
using CloudCrm.Contracts.Live;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using Microsoft.AspNetCore.Http.Features;

namespace CloudCrm.Gateway.Live;

/// <summary>
/// One stream: writes what its reader may hear of, in order and once, until he leaves, may no longer listen, or the process stops. Before anything is written
/// his credential is proven as for any call.
/// </summary>
internal sealed class LiveStream(LivePlace place, ILiveReader reader, long from, bool isBeyond) : IResult
{
    public const string MediaType = "text/event-stream";

    /// <summary>How long a stream is silent: proxies cut connections that are silent for a minute.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>The most that a stream goes back in the journal; who is further behind is told to read anew.</summary>
    public const long MaxBehind = 10_000;

    private readonly LiveTail _tail = place.Tail;
    private long _place = from;
    private long _told = from;

    /// <summary>Why a credential that is proven may not listen; null where it may.</summary>
    public static Fault? Bars(Principal principal) => principal.State is TenantState.Active or TenantState.Closing
        ? null
        : Fault.From(AdmissionGate.Lacking(Requirement.All(Right.None), principal));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var held = place;
        var process = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, process.ApplicationStopping);
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        httpContext.Response.ContentType = MediaType;
        // For proxies that else collect an answer before they pass it on.
        httpContext.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await Follow(httpContext, httpContext.Response.BodyWriter, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The reader left, or the process stops: he comes back by himself and goes on where he was.
        }
    }

    private async Task Follow(HttpContext http, PipeWriter body, CancellationToken over)
    {
        if (isBeyond)
            body.Write(LiveFrame.Reset(Go(_tail.Until)));
        else
            body.Write(LiveFrame.Begin(_place));
        await body.FlushAsync(over);
        while (true)
        {
            var more = _tail.More;
            var (principal, fault) = await Prove(http);
            if (principal is null)
            {
                body.Write(LiveFrame.End(fault!));
                await body.FlushAsync(over);
                return;
            }

            while (await Pass(body, principal.Rights, over))
                await body.FlushAsync(over);
            await more.WaitAsync(Beat, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            over.ThrowIfCancellationRequested();
            if (more.IsCompleted)
                continue;
            body.Write(LiveFrame.Beat);
            if (_told < _place)
                body.Write(LiveFrame.Place(_told = _place));
            await body.FlushAsync(over);
        }
    }

    /// <summary>Writes the next part; false where there is none for now.</summary>
    private async Task<bool> Pass(PipeWriter body, Right rights, CancellationToken over)
    {
        if (_tail.After(_place) is { } batch)
        {
            WriteAll(body, batch.Frames, rights);
            _place = batch.Until;
            return batch.Frames.Count > 0;
        }

        if (_tail.Until - _place > MaxBehind)
        {
            body.Write(LiveFrame.Reset(Go(_tail.Until)));
            return true;
        }

        await place.Hub.ReadingBack.WaitAsync(over);
        try
        {
            var page = await reader.After(_place);
            WriteAll(body, page.Events.Select(LiveFrame.Of), rights);
            _place = page.Until;
            return true;
        }
        finally
        {
            place.Hub.ReadingBack.Release();
        }
    }

    private void WriteAll(PipeWriter body, IEnumerable<LiveFrame> frames, Right rights)
    {
        foreach (var frame in frames)
        {
            if (!rights.HasFlag(frame.Needs))
                continue;
            body.Write(frame.Bytes);
            _told = frame.Sequence;
        }
    }

    private long Go(long to) => _told = _place = to;

    private static async Task<(Principal? Principal, Fault? Fault)> Prove(HttpContext http)
    {
        var proof = http.RequestServices.GetRequiredService<CredentialProof>();
        var (principal, fault) = await proof.Prove(Presented.Of(http).Token, http.Connection.RemoteIpAddress);
        return principal is not null && Bars(principal) is { } bar ? (null, bar) : (principal, fault);
    }
}
