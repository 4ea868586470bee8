using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants;

/// <summary>What a tenant sees of its members' accounts, which are not its own.</summary>
internal static class MemberFacts
{
    /// <summary>The members with what their accounts say.</summary>
    public static async Task<IReadOnlyList<Member>> Complete(IDbSource<CrmDb> source, IReadOnlyCollection<Member> members)
    {
        var ids = members.Select(member => member.AccountId).ToList();
        await using var db = source.AcrossTenants();
        var facts = await db.Set<AccountRow>().Where(account => ids.Contains(account.Id))
            .Select(account => new { account.Id, Verified = account.VerifiedAt != null, account.TwoFactor }).ToDictionaryAsync(account => account.Id);
        return [.. members.Select(member => facts.TryGetValue(member.AccountId, out var fact) ? member with { Verified = fact.Verified, TwoFactor = fact.TwoFactor } : member)];
    }

    /// <summary>As <see cref="Complete(IDbSource{CrmDb}, IReadOnlyCollection{Member})"/>, for one.</summary>
    public static async Task<Outcome<Member>> Complete(IDbSource<CrmDb> source, Outcome<Member> outcome) =>
        outcome.Try(out var member, out _) ? (await Complete(source, [member]))[0] : outcome;
}
