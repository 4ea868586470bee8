using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Interactions;

/// <summary>Its files.</summary>
internal sealed partial class InteractionGrain
{
    public async Task<Outcome<Done>> Expect(Guid attachmentId, Guid blobId)
    {
        if (_interaction is null)
            return Refusal.NotFound("interaction");
        await Commit(AttachmentActs.Expected(_tenant, FileArea.Interactions, _id, attachmentId, blobId, time.Instant()));
        return Done.Ok;
    }

    public async Task<Outcome<Attachment>> Attach(Attachment attachment, Caller caller)
    {
        if (AttachmentRules.Check(attachment) is { } wrong)
            return wrong;
        var file = attachment with { RecordedAt = time.Instant() };
        for (var (attempt, lost) = (0, 0); attempt < 2 && lost < LostMax;)
        {
            if (_interaction is not { } before)
                return Refusal.NotFound("interaction");
            if (await File(file.Id) is { } first)
                return first.Says(file) ? first : Refusal.Reused("id");
            if (await CountFiles() >= AttachmentRules.MaxFiles)
                return AttachmentRules.Full();
            if (!(await units.DrawFor(_tenant, file)).Try(out var ticket, out var refusal))
                return refusal;
            var (result, isLost) = await ticket.Commit(AttachmentActs.Attached(_tenant, before, file, caller), Commit);
            if (result == CommitResult.Committed)
            {
                _interaction = before.Touched();
                return file;
            }
            await Load();
            (attempt, lost) = isLost ? (attempt, lost + 1) : (attempt + 1, lost);
        }
        return Busy.Refusal();
    }

    public async Task<Outcome<Attachment>> Attachment(Guid id)
    {
        if (_interaction is null)
            return Refusal.NotFound("interaction");
        return await File(id) is { } file ? file : Refusal.NotFound("attachment");
    }

    public async Task<Outcome<Done>> Detach(Guid id, Caller caller)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_interaction is not { } before)
                return Refusal.NotFound("interaction");
            if (await File(id) is not { } file)
                return await WasDeleted(id) ? Done.Ok : Refusal.NotFound("attachment");
            var now = time.Instant();
            if (await Commit(await units.GiveBackFor(AttachmentActs.Detached(_tenant, before, file, caller, now), _tenant, file, now)) == CommitResult.Committed)
            {
                _interaction = before.Touched();
                return Done.Ok;
            }
            await Load();
        }
        return Busy.Refusal();
    }

    private async Task<Attachment?> File(Guid id)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<AttachmentRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.InteractionId == _id && row.Id == id);
        return row?.ToAttachment();
    }

    /// <summary>True where the file was here and was deleted; known for as long as answers are remembered.</summary>
    private async Task<bool> WasDeleted(Guid id) =>
        await source.Recall<CrmDb, Guid>(_tenant, AttachmentActs.Deletion(_tenant, _id, id)) is { IsOk: true };

    private async Task<int> CountFiles()
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<AttachmentRow>().CountAsync(row => row.TenantId == _tenant && row.InteractionId == _id);
    }
}
