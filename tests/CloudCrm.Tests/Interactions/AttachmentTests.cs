using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Metering;
using CloudCrm.Crm.Interactions;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Interactions;

[TestFixture]
public sealed class AttachmentTests : CrmFixture
{
    private static readonly string s_digest = new('a', 64);

    [Test]
    public async Task A_file_is_counted_when_it_comes_and_when_it_goes()
    {
        var tenant = NewTenant();
        var interaction = await Opened(tenant, (await Registered(tenant, "Ada")).Id);
        var grain = Grains.Interaction(tenant, interaction.Id);
        var file = File(1_000);
        var first = (await grain.Attach(file, Agent)).Value;
        var again = (await grain.Attach(file with { BlobId = NewId() }, Agent)).Value;
        var other = await grain.Attach(file with { SizeBytes = 2 }, Agent);
        var read = (await grain.Attachment(file.Id)).Value;
        Assert.That((await grain.Detach(file.Id, Agent)).IsOk, Is.True);
        Assert.That((await grain.Detach(file.Id, Agent)).IsOk, Is.True);
        Assert.That((await grain.Attach(file with { BlobId = NewId() }, Agent)).IsOk, Is.True);
        var usage = (await Usage(tenant)).Where(e => e.Meter == Meters.StorageBytes).ToList();
        Assert.Multiple(async () =>
        {
            Assert.That(again, Is.EqualTo(first));
            Assert.That(read, Is.EqualTo(first));
            Assert.That(other.Refusal, Is.EqualTo(Refusal.Reused("id")));
            Assert.That(usage.Select(e => e.Quantity), Is.EqualTo(new[] { 1_000, -1_000, 1_000 }));
            Assert.That(usage.Select(e => e.Id), Is.Unique);
            Assert.That((await grain.Read()).Value.Version, Is.EqualTo(4));
            Assert.That((await Journal(tenant)).Select(row => row.Verb).Skip(2), Is.EqualTo(new[] { "attachment.recorded", "attachment.deleted", "attachment.recorded" }));
        });
    }

    [Test]
    public async Task Only_a_deletion_can_be_repeated_and_a_file_that_is_there_again_can_be_deleted_again()
    {
        var tenant = NewTenant();
        var interaction = await Opened(tenant, (await Registered(tenant, "Ada")).Id);
        var grain = Grains.Interaction(tenant, interaction.Id);
        var file = File(1);

        Assert.That((await grain.Detach(file.Id, Agent)).Refusal, Is.EqualTo(Refusal.NotFound("attachment")));
        for (var round = 0; round < 2; round++)
        {
            Assert.That((await grain.Attach(file with { BlobId = NewId() }, Agent)).IsOk);
            Assert.That((await grain.Detach(file.Id, Agent)).IsOk);
            Assert.That((await grain.Detach(file.Id, Agent)).IsOk, "again");
        }

        Assert.That((await grain.Detach(NewId(), Agent)).Refusal, Is.EqualTo(Refusal.NotFound("attachment")));
        Assert.That((await Usage(tenant)).Where(e => e.Meter == Meters.StorageBytes).Select(e => e.Quantity), Is.EqualTo(new[] { 1, -1, 1, -1 }));
    }

    [Test]
    public async Task The_bytes_of_a_deleted_file_are_deleted_by_due_work()
    {
        var tenant = NewTenant();
        var interaction = await Opened(tenant, (await Registered(tenant, "Ada")).Id);
        var file = File(1);
        await Grains.Interaction(tenant, interaction.Id).Attach(file, Agent);
        await Grains.Interaction(tenant, interaction.Id).Detach(file.Id, Agent);
        await using var db = Store.Source.ForTenant(tenant);
        var work = db.DueWork.Single(row => row.TenantId == tenant);
        Assert.That((work.Kind, work.Payload), Is.EqualTo(("blob.delete", $"{tenant}/attachments/{interaction.Id:n}/{file.Id:n}/{file.BlobId:n}")));
    }

    [Test]
    public async Task Bytes_that_no_file_was_committed_with_are_deleted_after_a_week()
    {
        var tenant = NewTenant();
        var interaction = await Opened(tenant, (await Registered(tenant, "Ada")).Id);
        var grain = Grains.Interaction(tenant, interaction.Id);
        var (kept, lost) = (File(1), File(1));
        foreach (var file in new[] { kept, lost })
        {
            Assert.That((await grain.Expect(file.Id, file.BlobId)).IsOk);
            Assert.That((await grain.Expect(file.Id, file.BlobId)).IsOk, "again");
        }

        var work = (await DueWork(tenant)).ToDictionary(row => row.Payload.Split('/')[^1]);
        Assert.That(work.Keys, Is.EquivalentTo(new[] { $"{kept.BlobId:n}", $"{lost.BlobId:n}" }));
        Assert.That(work.Values.Select(row => row.DueAt), Is.All.EqualTo(Clock.Now + TimeSpan.FromDays(7)));
        Assert.That((await grain.Attach(kept, Agent)).IsOk);
        Assert.That((await DueWork(tenant)).Select(row => row.Id), Is.EqualTo(new[] { work[$"{lost.BlobId:n}"].Id }));

        var blobs = new FileBlobStore(TestRun.NewFolder("blobs"), Clock);
        foreach (var row in work.Values)
        {
            await blobs.Write(row.Payload, new MemoryStream([1]), 1, CancellationToken.None);
            await new BlobDeletion(Store.Source, blobs).Handle(row, CancellationToken.None);
        }

        Assert.That(await IsThere(blobs, work[$"{kept.BlobId:n}"].Payload), Is.True, "a row names it");
        Assert.That(await IsThere(blobs, work[$"{lost.BlobId:n}"].Payload), Is.False);
        Assert.That((await Grains.Interaction(tenant, NewId()).Expect(NewId(), NewId())).Refusal, Is.EqualTo(Refusal.NotFound("interaction")));
        Assert.That((await grain.Detach(kept.Id, Agent)).IsOk, "its bytes can be deleted later");
    }

    [Test]
    public async Task Files_are_listed_in_the_order_of_recording_and_for_their_tenant_only()
    {
        var tenant = NewTenant();
        var interaction = await Opened(tenant, (await Registered(tenant, "Ada")).Id);
        var files = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            Clock.Now += TimeSpan.FromSeconds(1);
            files.Add((await Grains.Interaction(tenant, interaction.Id).Attach(File(i), Agent)).Value.Id);
        }
        Assert.Multiple(async () =>
        {
            Assert.That((await Walk(cursor => Grains.InteractionReader(tenant).Attachments(interaction.Id, cursor, 2))).Select(f => f.Id), Is.EqualTo(files));
            Assert.That((await Grains.InteractionReader(NewTenant()).Attachments(interaction.Id, null, 2)).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await Grains.Interaction(NewTenant(), interaction.Id).Attachment(files[0])).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await Grains.Interaction(NewTenant(), interaction.Id).Detach(files[0], Agent)).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
        });
    }

    [Test]
    public void A_file_that_cannot_be_is_refused_and_named() => Assert.Multiple(() =>
    {
        Assert.That(Refused(File(1) with { Id = Guid.Empty }), Is.EqualTo("id"));
        Assert.That(Refused(File(1) with { FileName = "../x" }), Is.EqualTo("fileName"));
        Assert.That(Refused(File(1) with { FileName = "a\\b" }), Is.EqualTo("fileName"));
        Assert.That(Refused(File(1) with { FileName = ".." }), Is.EqualTo("fileName"));
        Assert.That(Refused(File(1) with { FileName = "a\nb" }), Is.EqualTo("fileName"));
        Assert.That(Refused(File(1) with { FileName = "" }), Is.EqualTo("fileName"));
        Assert.That(Refused(File(1) with { ContentType = "nonsense" }), Is.EqualTo("contentType"));
        Assert.That(Refused(File(-1)), Is.EqualTo("sizeBytes"));
        Assert.That(Refused(File(100_000_001)), Is.EqualTo("sizeBytes"));
        Assert.That(Refused(File(1) with { Sha256 = "AB" }), Is.EqualTo("sha256"));
        Assert.That(Refused(File(1)), Is.Null);
    });

    private static async Task<bool> IsThere(FileBlobStore blobs, string path)
    {
        await using var bytes = await blobs.OpenRead(path, CancellationToken.None);
        return bytes is not null;
    }

    private async Task<List<DueWorkRow>> DueWork(TenantId tenant)
    {
        await using var db = Store.Source.ForTenant(tenant);
        return await db.DueWork.Where(row => row.TenantId == tenant).ToListAsync();
    }

    private static string? Refused(Attachment file) => AttachmentRules.Check(file)?.Field;

    private Attachment File(long bytes) => new(NewId(), "photo.png", "image/png", bytes, s_digest, default, NewId());
}
