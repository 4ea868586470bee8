using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Interactions;
using CloudCrm.Crm.Metering.Units;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Files;

/// <summary>The only writer of the files on a customer.</summary>
[GrainType("customer-files")]
internal sealed class CustomerFilesGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, UnitGate units, TimeProvider time) : AggregateGrain(writer), ICustomerFilesGrain
{
    /// <summary>How often an act whose units of a budget were taken back meanwhile tries with others.</summary>
    private const int LostMax = 50;

    private TenantId _tenant;
    private Guid _customer;
    private FileShelfRow? _shelf;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _customer) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public async Task<Outcome<Done>> Expect(Guid attachmentId, Guid blobId)
    {
        if (!(await GrainFactory.Customer(_tenant, _customer).Read()).Try(out _, out var refusal))
            return refusal;
        await Commit(AttachmentActs.Expected(_tenant, FileArea.Customers, _customer, attachmentId, blobId, time.Instant()));
        return Done.Ok;
    }

    public async Task<Outcome<Attachment>> Attach(Attachment attachment, Caller caller, Guid? named = null)
    {
        if (AttachmentRules.Check(attachment) is { } wrong)
            return wrong;
        if (!(await GrainFactory.Customer(_tenant, _customer).Read()).Try(out _, out var refusal))
            return refusal;
        var file = attachment with { RecordedAt = time.Instant(), CustomerId = _customer };
        for (var (attempt, lost) = (0, 0); attempt < 2 && lost < LostMax;)
        {
            if (await Known(file.Id, named ?? _customer) is { } first)
                return first.Says(file) ? first : Refusal.Reused("id");
            if (_shelf?.FileCount >= AttachmentRules.MaxFiles)
                return AttachmentRules.Full("A customer");
            if (!(await units.DrawFor(_tenant, file)).Try(out var ticket, out refusal))
                return refusal;
            var (result, isLost) = await ticket.Commit(CustomerFileActs.Attached(_tenant, _shelf, named ?? _customer, file, caller), Commit);
            if (result == CommitResult.Committed)
            {
                _shelf = CustomerFileActs.With(_tenant, _shelf, _customer, 1);
                return file;
            }

            await Load();
            (attempt, lost) = isLost ? (attempt, lost + 1) : (attempt + 1, lost);
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<Attachment>> Attachment(Guid id) => await File(id) is { } file ? file : Refusal.NotFound("attachment");

    public async Task<Outcome<Done>> Detach(Guid id, Caller caller)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_shelf is null || await File(id) is not { } file)
                return await WasDeleted(id) ? Done.Ok : Refusal.NotFound("attachment");
            var now = time.Instant();
            if (await Commit(await units.GiveBackFor(CustomerFileActs.Detached(_tenant, _shelf, file, caller, now), _tenant, file, now)) == CommitResult.Committed)
            {
                _shelf = CustomerFileActs.With(_tenant, _shelf, _customer, -1);
                return Done.Ok;
            }

            await Load();
        }

        return Busy.Refusal();
    }

    /// <summary>The file where it is there already: here, on a customer that was merged into this one, or wherever it went when that one was merged.</summary>
    private async Task<Attachment?> Known(Guid id, Guid named)
    {
        if (await File(id) is { } own)
            return own;
        if (await source.Recall<CrmDb, Guid>(_tenant, CustomerFileActs.Elsewhere(_tenant, named, id)) is { IsOk: true } sent && await File(sent.Value, id) is { } there)
            return there;
        await using var db = source.ForTenant(_tenant);
        var family = await Family.Of(db, _tenant, _customer);
        var row = family.Count == 1
            ? null
            : await db.Set<CustomerFileRow>().Where(row => row.TenantId == _tenant && EF.Parameter(family).Contains(row.CustomerId) && row.Id == id)
                .OrderBy(row => row.CustomerId).FirstOrDefaultAsync();
        return row?.ToAttachment();
    }

    private Task<Attachment?> File(Guid id) => File(_customer, id);

    private async Task<Attachment?> File(Guid customer, Guid id)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<CustomerFileRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.CustomerId == customer && row.Id == id);
        return row?.ToAttachment();
    }

    /// <summary>True where the file was here and was deleted; known for as long as answers are remembered.</summary>
    private async Task<bool> WasDeleted(Guid id) =>
        await source.Recall<CrmDb, Guid>(_tenant, AttachmentActs.Deletion(_tenant, _customer, id)) is { IsOk: true };

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        _shelf = await db.Set<FileShelfRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.CustomerId == _customer, cancellation);
    }
}
