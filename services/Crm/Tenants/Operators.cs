using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CloudCrm.Crm.Tenants;

/// <summary>Who operates the product. One at a time is invited or removed, so that two never remove each other.</summary>
[GrainType("operators")]
internal sealed class Operators(IDbSource<CrmDb> source, IOptions<OperatorOptions> options) : Grain, IOperators
{
    /// <summary>The most operators.</summary>
    public const int Max = 100;

    public async Task<Outcome<OperatorAccount>> Invite(InviteOperator command, Caller caller, Once once)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<AccountRow>().CountAsync(account => account.IsOperator && account.Id != command.Id) >= Max
            ? Refusal.Conflict($"At most {Max} operators.", "too_many_operators")
            : await GrainFactory.Account(command.Id).InviteOperator(command, caller, once);
    }

    public async Task<Outcome<Done>> Remove(Guid account, Caller caller)
    {
        await using var db = source.AcrossTenants();
        var operators = await db.Set<AccountRow>().Where(row => row.IsOperator).Select(row => new { row.Id, row.MailKey, row.VerifiedAt, row.TwoFactor }).ToListAsync();
        if (operators.Find(row => row.Id == account) is not { } leaving)
            return Refusal.NotFound("operator");
        if (options.Value.Secret is not null && leaving.MailKey == MailAddresses.Key(options.Value.Mail))
            return Refusal.Conflict("The settings name this operator: take Operator:Secret out first.", "operator_of_settings");
        if (!operators.Exists(row => row.Id != account && row.VerifiedAt is not null && (row.TwoFactor || !options.Value.NeedsTwoFactor)))
            return Refusal.Conflict("Nobody else could go on: another operator has to set up a password and a second factor first.", "last_operator");
        return await GrainFactory.Account(account).EndOperator(caller);
    }
}
