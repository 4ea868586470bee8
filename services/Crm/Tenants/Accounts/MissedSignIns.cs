using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Sign-ins with one address that failed and are yet to be written: the first a moment later, what follows summed up. However many there are, it is one entry in 15 minutes.</summary>
internal sealed class MissedSignIns
{
    /// <summary>What the journal calls them.</summary>
    public const string Verb = "sign_in_failed";

    /// <summary>The most network addresses that one entry names.</summary>
    public const int MaxPlaces = 10;

    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(15);
    private readonly HashSet<string> _places = [];
    private string _mail = "";
    private long _count;
    private DateTimeOffset _since;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    public bool IsEmpty => _count == 0;

    public void Count(string mail, string place, DateTimeOffset now)
    {
        (_mail, _since) = (mail, IsEmpty ? now : _since);
        _count++;
        if (place.Length > 0 && _places.Count < MaxPlaces)
            _places.Add(place);
    }

    public bool IsDue(DateTimeOffset now) => !IsEmpty && now >= _notBefore;

    /// <summary>Which address was tried, and the facts of the entry; counts anew from here.</summary>
    public (string Mail, string Details) Take(DateTimeOffset now)
    {
        var details = new Details().Fact("count", _count).Fact("since", _since).Fact("addresses", _places.Order(StringComparer.Ordinal).ToArray());
        (_count, _notBefore) = (0, now + s_pause);
        _places.Clear();
        return (_mail, details.ToString());
    }
}
