using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>
/// Tells the tenants of an account what happened to it: their admins see in their own journals that a member's password or second factor was changed, or
/// guessed at. Scheduled in the act itself; told to each tenant once. The first 50 tenants by name are told.
/// </summary>
internal sealed class AccountNews(AccountDirectory directory, IActWriter<CrmDb> writer, TimeProvider time) : IDueHandler
{
    public const string Name = "account.news";

    public string Kind => Name;

    /// <summary>The work of telling. In which session it was done is nobody else's affair: that may be another tenant's.</summary>
    public static DueWorkRow Of(Guid account, Caller caller, DateTimeOffset at, ImmutableArray<AccountEvent> events) => new()
    {
        TenantId = NoTenant.Id,
        Id = Guid.CreateVersion7(at),
        Kind = Name,
        DueAt = at,
        Payload = JsonSerializer.Serialize(new News(account, caller with { CredentialId = Guid.Empty }, at, events), RowJson.Options),
    };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var news = JsonSerializer.Deserialize<News>(work.Payload, RowJson.Options)!;
        foreach (var (tenant, _, _) in await directory.TenanciesOf(news.Account))
        {
            var act = Act.Create(tenant, RequestLog.Answer(tenant, new($"{Name} {work.Id:n}", ""), news.Account, time.Instant()));
            foreach (var (verb, details) in news.Events)
                act.Journal(new(news.At, news.Caller, "account", news.Account, verb, details));
            // Taken: this tenant was told before.
            await writer.Commit(act, cancellation);
        }
    }

    private sealed record News(Guid Account, Caller Caller, DateTimeOffset At, ImmutableArray<AccountEvent> Events);
}

/// <summary>What happened to an account.</summary>
/// <param name="Verb">Past tense.</param>
/// <param name="Details">A JSON object.</param>
internal sealed record AccountEvent(string Verb, string Details = "{}");
