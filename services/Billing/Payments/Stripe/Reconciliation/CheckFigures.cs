namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>What a comparison came to.</summary>
/// <param name="Compared">How many things were compared.</param>
/// <param name="Found">How many differ.</param>
/// <param name="Repaired">How many of those were repaired.</param>
internal readonly record struct CheckFigures(int Compared, int Found, int Repaired)
{
    public static CheckFigures operator +(CheckFigures one, CheckFigures other) => new(one.Compared + other.Compared, one.Found + other.Found, one.Repaired + other.Repaired);
}
