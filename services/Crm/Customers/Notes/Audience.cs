using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>Whom a text mentions, and who is told of it.</summary>
/// <param name="Mentions">Members and teams with their names.</param>
/// <param name="Told">Who was not mentioned before, each once: members, and the members of teams as they are now.</param>
internal sealed record Audience(ImmutableArray<Mention> Mentions, ImmutableArray<Guid> Told)
{
    /// <summary>The most members that are told of one text: as many as a team has at the most.</summary>
    public const int Max = Teams.MaxMembers;

    /// <summary>The audience of a text.</summary>
    /// <param name="grains">For members and teams.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="text">The text.</param>
    /// <param name="known">Who was mentioned before: they may have left since, or be deleted, and are told nothing again.</param>
    /// <param name="caller">Nobody is told by himself.</param>
    public static async Task<Outcome<Audience>> Of(IGrainFactory grains, TenantId tenant, string text, ImmutableArray<Mention> known, Caller caller)
    {
        if (NoteRules.Check(text) is { } wrong)
            return wrong;
        if (!MentionText.Find(text).Try(out var found, out var refusal))
            return refusal;
        var (mentions, told) = (ImmutableArray.CreateBuilder<Mention>(found.Length), new List<Guid>());
        foreach (var mention in found)
        {
            if (known.FirstOrDefault(mention.IsSame) is { } before)
            {
                mentions.Add(before);
                continue;
            }

            if (!(await Named(grains.Tenant(tenant), mention)).Try(out var named, out refusal))
                return refusal;
            mentions.Add(mention with { Name = named.Name });
            told.AddRange(named.Members);
        }

        ImmutableArray<Guid> all = [.. told.Distinct().Where(id => id != caller.Id && known.All(before => before.MemberId != id))];
        return all.Length <= Max
            ? new Audience(mentions.MoveToImmutable(), all)
            : Refusal.Invalid("text", $"At most {Max} members are told of one note: mention fewer teams.", "mention");
    }

    private static async Task<Outcome<(string Name, ImmutableArray<Guid> Members)>> Named(ITenantGrain tenant, Mention mention)
    {
        if (mention.TeamId is { } id)
        {
            return (await tenant.Team(id)).Try(out var team, out _) && team.DeletedAt is null
                ? (team.Name, team.Members)
                : Refusal.Invalid("text", "There is no such team to mention.", "not_found");
        }

        return (await tenant.Member(mention.MemberId!.Value)).Try(out var member, out _)
            ? (member.Name, ImmutableArray.Create(mention.MemberId.Value))
            : Refusal.Invalid("text", "There is no such member to mention.", "not_found");
    }
}
