using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>The language that the person reads, in whatever tenant they are.</summary>
internal sealed partial class AccountGrain
{
    public async Task<Outcome<Account>> ChangeLanguage(string? language, Caller caller)
    {
        if (language is { Length: > 0 } && Settings.CheckOptional(null, null, language) is { } wrong)
            return wrong;
        for (var attempt = 1; ; attempt++)
        {
            if (_user is not { } user)
                return Refusal.NotFound("account");
            if (language is null || user.Language == language)
                return user.ToContract();
            user.By = caller;
            user.Happened("language_changed", JsonSerializer.Serialize(new { language = new { before = user.Language, after = language } }));
            user.Language = language;
            var result = await Written(() => accounts.UpdateAsync(user));
            if (result.Succeeded)
                return user.ToContract();
            await Load();
            if (attempt == 2)
                return ToRefusal(result, "language");
        }
    }
}
