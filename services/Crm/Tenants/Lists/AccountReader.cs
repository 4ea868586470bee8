using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants.Lists;

/// <summary>What belongs to one account, over all its tenants.</summary>
[GrainType("account-reader"), StatelessWorker, Reentrant]
internal sealed class AccountReader(IDbSource<CrmDb> source, AccountDirectory directory, TimeProvider time) : Grain, IAccountReader
{
    private Guid _id;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = Guid.ParseExact(this.GetPrimaryKeyString(), "n");
        return Task.CompletedTask;
    }

    public async Task<Outcome<Page<OpenSession>>> Sessions(string? cursor, int limit)
    {
        await using var db = source.AcrossTenants();
        return await SessionList.Read(db.Set<SessionRow>().Where(s => s.AccountId == _id), time.Instant(), cursor, limit);
    }

    public async Task<Outcome<TenantId>> FindSession(Guid session)
    {
        var now = time.Instant();
        await using var db = source.AcrossTenants();
        var found = await db.Set<SessionRow>().Where(s => s.AccountId == _id && s.Id == session && s.ExpiresAt > now).Select(s => (TenantId?)s.TenantId).FirstOrDefaultAsync();
        return found is { } tenant ? tenant : Refusal.NotFound("session");
    }

    public async Task<Page<AccountTenancy>> Tenancies() =>
        new([.. await directory.TenanciesOf(_id)], null);
}
