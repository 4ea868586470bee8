using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Credentials;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Accounts of operators. No customer's account ever becomes one: whoever reads its mail or sits at its desk is nobody's choice.</summary>
internal sealed partial class AccountGrain
{
    private static readonly TimeSpan s_invitationLife = TimeSpan.FromDays(7);

    public async Task<Outcome<OperatorAccount>> InviteOperator(InviteOperator command, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, OperatorAccount>(NoTenant.Id, once) is { } recalled)
            return recalled;
        if (_user is not null)
            return Refusal.Reused("id");
        if (Settings.CheckOptional(null, null, command.Language) is { } wrong)
            return wrong;
        var now = time.Instant();
        var user = new AccountUser { Id = _id, Mail = command.Mail, MailKey = MailAddresses.Key(command.Mail), Name = command.Name, IsOperator = true, CreatedAt = now, By = caller };
        user.Happened("operator_invited");
        var answer = user.ToOperator();
        var (link, letter) = NewLink(user, LinkPurpose.ResetPassword, command.Language, now, LetterKind.OperatorInvitation, s_invitationLife);
        user.Also(act => act.Insert(link).Schedule(letters.Of(NoTenant.Id, letter)).Remember(RequestLog.Answer(NoTenant.Id, once, answer, now)));
        // Nobody knows this password: the mailed link sets the first one that somebody does.
        var result = await Written(() => accounts.CreateAsync(user, Secrets.New()));
        if (!result.Succeeded)
            return await source.Recall<CrmDb, OperatorAccount>(NoTenant.Id, once) ?? ToRefusal(result);
        _user = user;
        return answer;
    }

    public async Task<Outcome<Done>> EndOperator(Caller caller)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            if (_user is not { IsOperator: true } user)
                return Refusal.NotFound("operator");
            user.IsOperator = false;
            user.By = caller;
            user.Happened("operator_removed");
            if ((await Written(() => accounts.UpdateSecurityStampAsync(user))).Succeeded)
                return Done.Ok;
            await Load();
        }

        return Busy.Refusal();
    }
}
