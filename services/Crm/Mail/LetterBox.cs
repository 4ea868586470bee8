using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.AspNetCore.DataProtection;

namespace CloudCrm.Crm.Mail;

/// <summary>
/// The mail outbox: a letter is due work, written in the act that causes it and removed when it was handed to the mail server. Its content holds
/// secrets, so it is protected by the Data Protection key ring.
/// </summary>
internal sealed class LetterBox(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CloudCrm.Mail.Letter");

    /// <summary>The row of a letter, for the act that causes it.</summary>
    /// <param name="tenant">On whose behalf; <see cref="NoTenant"/> for an account's mail.</param>
    /// <param name="letter">What to send.</param>
    /// <param name="id">Its id, where the same letter may be asked for again; made here when null.</param>
    public DueWorkRow Of(TenantId tenant, Letter letter, Guid? id = null) => new()
    {
        TenantId = tenant,
        Id = id ?? Guid.CreateVersion7(time.GetUtcNow()),
        Kind = Postman.Name,
        DueAt = time.Instant(),
        Payload = _protector.Protect(JsonSerializer.Serialize(letter, RowJson.Options)),
    };

    /// <summary>The letter of a row.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Its key is gone.</exception>
    public Letter Open(string payload) => JsonSerializer.Deserialize<Letter>(_protector.Unprotect(payload), RowJson.Options)!;
}
