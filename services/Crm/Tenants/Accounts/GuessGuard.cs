using System.Security.Cryptography;
using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Clocks;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>
/// Stands before the hash of one address's password, whether or not there is such an account. Each place has tries of its own; all places from which nobody
/// ever got in share some more. So many guesses from many places come to nothing soon, and shut out nobody who comes from where he came before.
/// A wrong guess writes nothing: what was tried is in memory, and forgotten by a restart. That guesses were made is written now and then (<see cref="MissedSignIns"/>).
/// </summary>
[GrainType("guess-guard")]
internal sealed class GuessGuard(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, AccountDirectory directory, TimeProvider time) : Grain, IGuessGuard
{
    /// <summary>Tries of a place at once; a known place has twice as many, for programs that sign in side by side.</summary>
    public const int PerPlace = 10;

    /// <summary>Tries of all unknown places together (NIST SP 800-63B, section 3.2.2: at most 100 failures in a row).</summary>
    public const int PerStrangers = 100;

    /// <summary>The most known places; the oldest is forgotten for another.</summary>
    public const int MaxKnown = 50;

    private const int ManyPlaces = 200;
    private static readonly TimeSpan s_reportEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PlaceEach = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StrangersEach = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Allowance> _places = [];
    private readonly Allowance _strangers = new(PerStrangers, StrangersEach);
    private readonly MissedSignIns _missed = new();
    private IGrainTimer? _report;
    private string _subject = "";
    private List<KnownPlaceRow> _known = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _subject = this.GetPrimaryKeyString();
        await using var db = source.AcrossTenants();
        _known = await db.Set<KnownPlaceRow>().Where(place => place.Subject == _subject).ToListAsync(cancellationToken);
    }

    public Task<bool> May(string place, bool isOwn)
    {
        var (now, digest) = (time.GetUtcNow(), Digest(place));
        var isKnown = isOwn || IsKnown(digest);
        var allowance = _places.GetValueOrDefault(digest) ?? new(isKnown ? 2 * PerPlace : PerPlace, PlaceEach);
        if (!allowance.CanTake(now) || (!isKnown && !_strangers.Take(now)))
            return Task.FromResult(false);
        allowance.Take(now);
        _places[digest] = allowance;
        Tidy(now);
        return Task.FromResult(true);
    }

    public async Task Settle(string place, bool isOwn, bool isRight)
    {
        var digest = Digest(place);
        if (isRight)
            _places.Remove(digest);
        else
            _places.GetValueOrDefault(digest)?.Return();
        if (isOwn || IsKnown(digest))
            return;
        _strangers.Return();
        if (isRight)
            await Remember(digest);
    }

    public Task Welcome(string place) => IsKnown(Digest(place)) ? Task.CompletedTask : Remember(Digest(place));

    public Task Miss(string mail, string place)
    {
        _missed.Count(mail, place, time.Instant());
        _report ??= this.RegisterGrainTimer(Report, new GrainTimerCreationOptions(s_reportEvery, s_reportEvery) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _missed.IsEmpty ? Task.CompletedTask : Write();

    private async Task Report(CancellationToken cancellation)
    {
        if (_missed.IsDue(time.Instant()))
            await Write();
        if (!_missed.IsEmpty)
            return;
        _report?.Dispose();
        _report = null;
    }

    /// <summary>Nobody is told of guesses at an address that nobody has.</summary>
    private async Task Write()
    {
        var (mail, details) = _missed.Take(time.Instant());
        if (await directory.Find(mail) is not { } account)
            return;
        var now = time.Instant();
        await writer.Commit(Act.Create(NoTenant.Id, AccountNews.Of(account, Caller.System, now, [new(MissedSignIns.Verb, details)]))
            .Journal(new(now, Caller.System, "account", account, MissedSignIns.Verb, details)));
    }

    private async Task Remember(string digest)
    {
        var row = new KnownPlaceRow { Subject = _subject, Place = digest, Since = time.Instant() };
        var act = Act.CreateGlobal(row);
        var oldest = _known.Count >= MaxKnown ? _known.MinBy(place => place.Since) : null;
        if (oldest is not null)
            act.Delete(oldest);
        // Taken: another activation was told so too.
        await writer.Commit(act);
        if (oldest is not null)
            _known.Remove(oldest);
        _known.Add(row);
    }

    private bool IsKnown(string digest) => _known.Exists(place => place.Place == digest);

    /// <summary>Forgets places that have all their tries again, and stays in memory until the strangers have theirs.</summary>
    private void Tidy(DateTimeOffset now)
    {
        if (_places.Count > ManyPlaces)
        {
            foreach (var (digest, _) in _places.Where(place => place.Value.UntilFull(now) == TimeSpan.Zero).ToList())
                _places.Remove(digest);
        }

        if (_strangers.UntilFull(now) is var wait && wait > TimeSpan.Zero)
            DelayDeactivation(wait);
    }

    /// <summary>Addresses of people are not kept as they are.</summary>
    private string Digest(string place) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_subject} {place}")).AsSpan(0, 16));
}
