using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>
/// The steps by which a process touches the world: writes to its database and calls to Stripe. It dies before one of them; from then on nothing of it gets anywhere, as
/// if it had been killed there. Dying after a step is dying before the next one.
/// </summary>
internal sealed class Lifeline
{
    private readonly Lock _lock = new();
    private int? _left;

    /// <summary>Whether it died.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Steps since it was last said when to die.</summary>
    public int Steps { get; private set; }

    /// <summary>Lets it take so many steps more.</summary>
    public void DieAfter(int? steps)
    {
        lock (_lock)
            (_left, Steps, IsDead) = (steps, 0, false);
    }

    /// <summary>Attaches it to a process and to its Stripe.</summary>
    public void Attach(BillingHost host, Simulator stripe)
    {
        host.Faults.BeforeEach = () =>
        {
            if (!Step())
                throw new KilledException();
        };
        stripe.Faults.Chooser = () => Step() ? null : CallFault.Down;
    }

    private bool Step()
    {
        lock (_lock)
        {
            Steps++;
            IsDead = IsDead || _left-- <= 0;
            return !IsDead;
        }
    }

    /// <summary>A process writes nothing after its end. Not as where a connection breaks: that is tried again.</summary>
    private sealed class KilledException() : Exception("The process was killed.");
}
