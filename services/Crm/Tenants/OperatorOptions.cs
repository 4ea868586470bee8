namespace CloudCrm.Crm.Tenants;

/// <summary>Settings <c>Operator:*</c>: who operates the product.</summary>
internal sealed record OperatorOptions
{
    /// <summary>The first operator's address.</summary>
    public string Mail { get; init; } = "operator@localhost";

    /// <summary>The operator's password, 8 to 128 characters. Without it a random one is made at the first start; with it the operator gets this one at every start.</summary>
    public string? Secret { get; init; }
}
