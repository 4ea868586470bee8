namespace CloudCrm.Crm.Tenants;

/// <summary>Settings <c>Operator:*</c>: who operates the product.</summary>
internal sealed record OperatorOptions
{
    /// <summary>The first operator's address.</summary>
    public string Mail { get; init; } = "operator@localhost";

    /// <summary>The operator's password, 8 to 128 characters. Without it a random one is made at the first start; with it the operator gets this one at every start.</summary>
    public string? Secret { get; init; }

    /// <summary><c>required</c>: an operator does nothing but set up a second factor until there is one; or <c>optional</c>, for trials on one's own machine.</summary>
    public string TwoFactor { get; init; } = "required";

    public bool NeedsTwoFactor => TwoFactor != "optional";
}
