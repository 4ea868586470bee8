using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>What an endpoint of the API asks of its caller. Every endpoint declares exactly one; without one a request is not admitted.</summary>
internal sealed class Requirement
{
    private Requirement(bool isOpen, Right rights, bool any, bool everybody = false) => (IsOpen, Rights, IsAnyEnough, IsForEverybody) = (isOpen, rights, any, everybody);

    /// <summary>Anybody may call it, without a credential.</summary>
    public static Requirement Nothing { get; } = new(true, Right.None, false);

    /// <summary>Any credential, an operator's too: for what belongs to the account itself.</summary>
    public static Requirement SignIn { get; } = new(false, Right.None, false, everybody: true);

    /// <summary>An operator's credential, with or without a second factor: for what belongs to the session itself.</summary>
    public static Requirement Operator { get; } = new(false, Right.Operate, false) { NeedsNoSecondFactor = true };

    /// <summary>True where an operator may come who has no second factor yet.</summary>
    public bool NeedsNoSecondFactor { get; private init; }

    /// <summary>True where it does not matter whether the credential is a tenant's or an operator's.</summary>
    public bool IsForEverybody { get; }

    /// <summary>True where no credential is needed.</summary>
    public bool IsOpen { get; }

    /// <summary>The rights it asks for; none means that any credential of a tenant will do.</summary>
    public Right Rights { get; }

    /// <summary>True where one of <see cref="Rights"/> is enough because the body decides which; the handler then asks for the exact one.</summary>
    public bool IsAnyEnough { get; }

    public static Requirement All(Right rights) => new(false, rights, false);

    public static Requirement Any(Right rights) => new(false, rights, true);

    /// <summary>Whether a holder of these rights meets it.</summary>
    public bool IsMetBy(Right held) => IsAnyEnough ? (held & Rights) != 0 : (held & Rights) == Rights;
}

/// <summary>How endpoints declare what they ask for.</summary>
internal static class Requirements
{
    /// <summary>Needs a credential with all of these rights; <see cref="Right.None"/> means any credential of a tenant.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Right rights) where TBuilder : IEndpointConventionBuilder =>
        endpoint.With(Requirement.All(rights));

    /// <summary>Needs a credential with at least one of these rights; the handler decides which by the body.</summary>
    public static TBuilder RequiresAny<TBuilder>(this TBuilder endpoint, Right rights) where TBuilder : IEndpointConventionBuilder =>
        endpoint.With(Requirement.Any(rights));

    /// <summary>Needs any credential, a tenant's or an operator's.</summary>
    public static TBuilder RequiresSignIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.With(Requirement.SignIn);

    /// <summary>Needs an operator's credential, whether or not it may do anything yet.</summary>
    public static TBuilder RequiresOperator<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.With(Requirement.Operator);

    /// <summary>Open to everybody.</summary>
    public static TBuilder Anonymous<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.With(Requirement.Nothing);

    private static TBuilder With<TBuilder>(this TBuilder endpoint, object metadata) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(metadata));
        return endpoint;
    }
}
