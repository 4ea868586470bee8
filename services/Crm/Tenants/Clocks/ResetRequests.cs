using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.AspNetCore.DataProtection;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>
/// Looks up the accounts of forgotten passwords after their askers were answered: who asks sees the same whether or not there is such an account, in the
/// answer and in the time that it takes. One address is looked up at most once in ten minutes.
/// </summary>
internal sealed class ResetRequests(AccountDirectory directory, IGrainFactory grains, IDataProtectionProvider protection, TimeProvider time) : IDueHandler
{
    public const string Name = "account.reset";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private readonly IDataProtector _protector = protection.CreateProtector("CloudCrm.Accounts.ResetRequest");

    public string Kind => Name;

    public Act Of(string mail, string language)
    {
        var now = time.Instant();
        return Act.Create(NoTenant.Id, new DueWorkRow
        {
            TenantId = NoTenant.Id,
            Id = Ids.From(Name, MailAddresses.Key(mail), $"{now.UtcTicks / Pause.Ticks}"),
            Kind = Name,
            DueAt = now,
            Payload = _protector.Protect(JsonSerializer.Serialize(new Asked(mail, language), RowJson.Options)),
        });
    }

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var asked = JsonSerializer.Deserialize<Asked>(_protector.Unprotect(work.Payload), RowJson.Options)!;
        if (await directory.Find(asked.Mail) is { } account)
            await grains.Account(account).SendReset(work.Id, asked.Language);
    }

    private sealed record Asked(string Mail, string Language);
}
