using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Webhooks;

/// <summary>The decisions about webhooks. Pure.</summary>
internal static class WebhookRules
{
    public const int MaxWebhooks = 50;
    private const int MaxEvents = 100;
    private const int MaxUrl = 2_000;
    private const int MaxDescription = 200;

    private static readonly ImmutableDictionary<string, WebhookEvent> s_events = WebhookEvents.All.ToImmutableDictionary(known => known.Type, StringComparer.Ordinal);

    /// <summary>A new webhook among so many.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="rights">Those of who asks.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="now">The time.</param>
    public static Outcome<Webhook> Register(Guid id, RegisterWebhook command, Right rights, int count, DateTimeOffset now)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        if (!RoleFor(command.Role, rights).Try(out var role, out var refusal))
            return refusal;
        if ((CheckUrl(command.Url) ?? PlainText.Check("description", command.Description, 0, MaxDescription) ?? CheckEvents(command.Events, role)) is { } wrong)
            return wrong;
        if (count >= MaxWebhooks)
            return Refusal.LimitReached($"At most {MaxWebhooks} webhooks.", "too_many_webhooks");
        var state = command.Enabled ? WebhookState.Enabled : WebhookState.Disabled;
        return new Webhook(id, command.Url, command.Description, command.Events, role, state, now, now, null, null, 1);
    }

    /// <summary>The webhook after a change; the very same one where nothing changes.</summary>
    public static Outcome<Webhook> Change(this Webhook webhook, ChangeWebhook command, Right rights, long? expectedVersion, DateTimeOffset now)
    {
        if (expectedVersion is { } version && version != webhook.Version)
            return Refusal.Stale();
        var role = webhook.Role;
        if (command.Role is not null && !RoleFor(command.Role, rights).Try(out role, out var refusal))
            return refusal;
        var on = command.Enabled ?? (webhook.State == WebhookState.Enabled);
        var turned = command.Enabled is { } wanted && wanted != (webhook.State == WebhookState.Enabled);
        var changed = webhook with
        {
            Url = command.Url ?? webhook.Url,
            Description = command.Description ?? webhook.Description,
            Events = command.Events is { IsDefault: false } events ? events : webhook.Events,
            Role = role,
            State = turned ? on ? WebhookState.Enabled : WebhookState.Disabled : webhook.State,
            StateSince = turned ? now : webhook.StateSince,
        };
        if ((CheckUrl(changed.Url) ?? PlainText.Check("description", changed.Description, 0, MaxDescription) ?? CheckEvents(changed.Events, role)) is { } wrong)
            return wrong;
        var isSame = changed with { Events = webhook.Events } == webhook && changed.Events.SequenceEqual(webhook.Events);
        return isSame ? webhook : changed with { Version = webhook.Version + 1 };
    }

    /// <summary>Whether a webhook with these events and this role gets an event of a type.</summary>
    public static bool Gets(ImmutableArray<string> events, Role role, string type) =>
        s_events.TryGetValue(type, out var known) && Sees(role, known) && events.Any(one => one == type || Holds(one, type));

    private static bool Holds(string family, string type) =>
        family.EndsWith(WebhookEvents.Family, StringComparison.Ordinal) && type.StartsWith(family[..^1], StringComparison.Ordinal);

    // With the rights of the role alone: a webhook holds no seat.
    private static bool Sees(Role role, WebhookEvent known) => Roles.RightsOf([role], hasSeat: false).HasFlag(known.Needs);

    private static Outcome<Role> RoleFor(Role? given, Right rights)
    {
        if (given is { } unknown && !Enum.IsDefined(unknown))
            return Refusal.Invalid("role", "There is no such role.");
        ReadOnlySpan<Role> choices = given is { } role ? [role] : [Role.Admin, Role.Viewer];
        foreach (var choice in choices)
        {
            if ((Roles.RightsOf([choice], hasSeat: false) & ~rights) == Right.None)
                return choice;
        }

        return Refusal.Invalid("role", "A webhook never sees more than who registers it.", "role_exceeds_yours");
    }

    private static Refusal? CheckUrl(string url)
    {
        if (PlainText.Check("url", url, 1, MaxUrl) is { } refusal)
            return refusal;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.Host.Length == 0)
            return Refusal.Invalid("url", "An address that begins with https://.");
        return uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 ? Refusal.Invalid("url", "Without a user name and without #.") : null;
    }

    private static Refusal? CheckEvents(ImmutableArray<string> events, Role role)
    {
        if (events.IsDefaultOrEmpty || events.Length > MaxEvents)
            return Refusal.Invalid("events", $"1 to {MaxEvents} event types.");
        for (var i = 0; i < events.Length; i++)
        {
            var one = events[i];
            var meant = WebhookEvents.All.Where(known => known.Type == one || Holds(one, known.Type)).ToArray();
            if (meant.Length == 0 || one.Count(letter => letter == '.') != 1)
                return Refusal.Invalid($"events[{i}]", "There is no such event type.", "not_found");
            if (!meant.Any(known => Sees(role, known)))
                return Refusal.Invalid($"events[{i}]", "The webhook's role may not see this.", "role_lacks_right");
            if (events.IndexOf(one) != i)
                return Refusal.Invalid($"events[{i}]", "It stands here twice.", "twice");
        }

        return null;
    }
}
