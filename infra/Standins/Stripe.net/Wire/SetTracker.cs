using System.Runtime.CompilerServices;

namespace Stripe.Standin;

/// <summary>Which properties were set, since "set to null" clears a value at Stripe and "never set" leaves it.</summary>
internal sealed class SetTracker
{
    readonly HashSet<string> _names = [];

    /// <summary>Notes that the calling property was set.</summary>
    public void Track([CallerMemberName] string name = null) => _names.Add(name);

    /// <summary>Whether a property was set.</summary>
    public bool IsSet(string name) => _names.Contains(name);
}
