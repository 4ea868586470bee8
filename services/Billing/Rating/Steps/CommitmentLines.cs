using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating.Steps;

/// <summary>Lifts charges to what was promised. Every commitment looks at the charges alone, so that one's true-up is not spending for another.</summary>
internal static class CommitmentLines
{
    public static InvoiceLine[] Of(IEnumerable<Commitment> commitments, IReadOnlyList<InvoiceLine> lines, Currency money) =>
    [
        .. from commitment in commitments
           let spent = lines.Where(line => line.Kind != LineKind.Correction && commitment.Counts(line.Code)).Sum(line => line.Amount)
           let lacking = money.Round(commitment.Amount) - spent
           where lacking > 0
           select new InvoiceLine(LineKind.TrueUp, commitment.Code, lacking),
    ];
}
