namespace CloudCrm.Foundation;

/// <summary>One condition for taking requests; <c>/readyz</c> asks all that are registered.</summary>
public interface IReadiness
{
    /// <summary>What is asked, such as <c>database crm</c>.</summary>
    string Name { get; }

    /// <summary>Null when ready; otherwise why not, in words for an operator and without addresses or secrets.</summary>
    Task<string?> Problem(CancellationToken cancellation);
}
