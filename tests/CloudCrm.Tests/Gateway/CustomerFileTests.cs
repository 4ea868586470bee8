using System.Security.Cryptography;
using System.Text;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Attachment = CloudCrm.Client.Attachment;

namespace CloudCrm.Tests.Gateway;

/// <summary>Files on customers, by the one mechanism that interactions' files go by.</summary>
[TestFixture]
internal sealed class CustomerFileTests : CompanyFixture
{
    [TestCase(0)]
    [TestCase(3_000_000)]
    public async Task A_file_comes_back_as_it_was_sent(int size)
    {
        var (customer, bytes) = (await Acme.NewCustomer(), RandomNumberGenerator.GetBytes(size));

        var file = await Acme.Owner.Files.Attach(customer, "合約 50%.bin", "application/x-contract", () => new MemoryStream(bytes));
        using var content = await Acme.Owner.Files.Download(customer, file.Id);
        using var copy = new MemoryStream();
        await content.Bytes.CopyToAsync(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
        Assert.That((file.FileName, file.ContentType, file.SizeBytes, file.Sha256), Is.EqualTo(("合約 50%.bin", "application/x-contract", (long)size, Convert.ToHexStringLower(SHA256.HashData(bytes)))));
        Assert.That((content.FileName, content.ContentType), Is.EqualTo(("合約 50%.bin", "application/x-contract")));
    }

    [Test]
    public async Task What_the_bytes_are_is_told_beside_what_is_said_of_them_here_and_on_interactions()
    {
        var interaction = await Acme.NewInteraction();
        var page = "  <!DOCTYPE html><script>alert(1)</script>";

        var file = await Attach(await Acme.NewCustomer(), page, "image/png");
        var other = await Acme.Owner.Interactions.Attach(interaction, "a.png", "image/png", () => new MemoryStream(Encoding.UTF8.GetBytes(page)));

        Assert.That((file.ContentType, file.DetectedType), Is.EqualTo(("image/png", "text/html")));
        Assert.That((other.ContentType, other.DetectedType), Is.EqualTo(("image/png", "text/html")));
        Assert.That((await Acme.Owner.Interactions.AttachmentsPage(interaction)).Items.Single().DetectedType, Is.EqualTo("text/html"));
    }

    [Test]
    public async Task A_download_never_runs_in_the_browser()
    {
        var customer = await Acme.NewCustomer();
        var file = await Attach(customer, "<script>alert(1)</script>", "text/html");

        var reply = await Shot.Get($"/v1/customers/{customer}/attachments/{file.Id}").As(Acme.Token).Fire(Api);

        Assert.That(reply.Header("Content-Disposition"), Does.StartWith("attachment"));
        Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(reply.Header("Content-Security-Policy"), Does.Contain("sandbox"));
    }

    [Test]
    public async Task Files_are_listed_newest_first_and_what_is_deleted_is_gone_with_its_bytes()
    {
        var customer = await Acme.NewCustomer();
        var first = await Attach(customer, "1");
        var second = await Attach(customer, "2");
        var third = await Attach(customer, "3");
        var path = await PathOf(customer, second.Id);

        await Acme.Owner.Files.Delete(customer, second.Id);
        await Acme.Owner.Files.Delete(customer, second.Id);

        Assert.That(await Acme.Owner.Files.List(customer, pageSize: 1).Select(file => file.Id).ToListAsync(), Is.EqualTo(new[] { third.Id, first.Id }));
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Files.Download(customer, second.Id))!.Status, Is.EqualTo(404));
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Files.Delete(customer, Company.NewId()))!.Status, Is.EqualTo(404));
        await Eventually.Holds(async () => !await HasBytes(path), "the bytes are deleted");
        Assert.That(await HasBytes(await PathOf(customer, first.Id)), Is.True);
    }

    [Test]
    public async Task The_same_upload_again_is_the_same_file_and_other_bytes_are_refused()
    {
        var customer = await Acme.NewCustomer();
        var first = await Attach(customer, "first", key: "key");

        Assert.That(await Attach(customer, "first", key: "key"), Is.EqualTo(first));
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => Attach(customer, "second", key: "key"))!.Status, Is.EqualTo(409));
        Assert.That((await Acme.Owner.Files.Page(customer)).Items, Is.EqualTo(new[] { first }));
    }

    [Test]
    public async Task Storage_is_counted_and_taken_back()
    {
        using var company = await Company.Open(Api);
        var customer = await company.NewCustomer();
        var from = new DateTimeOffset(Api.Time.GetUtcNow().Date, TimeSpan.Zero);
        var file = await company.Owner.Files.Attach(customer, "a.bin", "application/octet-stream", () => new MemoryStream(new byte[1_234]));

        await Eventually.Holds(async () => await Stored(company, from) == 1_234, "the file is counted");
        await company.Owner.Files.Delete(customer, file.Id);
        await Eventually.Holds(async () => await Stored(company, from) == 0, "the file is taken off");
    }

    [Test]
    public async Task Bytes_that_no_file_came_of_are_deleted_after_a_week_and_those_of_a_file_stay()
    {
        await using var api = await TheApi.Start();
        using var company = await Company.Open(api);
        var customer = await company.NewCustomer();
        var kept = await company.Owner.Files.Attach(customer, "a.txt", "text/plain", () => new MemoryStream([1, 2, 3]));
        var (tenant, lost, blob) = (TenantId.From(company.Tenant), Company.NewId(), Company.NewId());
        await api.Get<IGrainFactory>().CustomerFiles(tenant, customer).Expect(lost, blob);
        var orphan = BlobPath.Of(tenant, FileArea.Customers, customer, lost, blob);
        var blobs = api.Get<IBlobStore>();
        await blobs.Write(orphan, new MemoryStream([1, 2, 3]), 100);
        var keptAt = await PathOf(api, company.Tenant, customer, kept.Id);

        api.Time.Advance(TimeSpan.FromDays(8));

        await Eventually.Holds(async () => await blobs.OpenRead(orphan) is not { } bytes || Closed(bytes), "the bytes that nobody knows are deleted");
        await using var still = await blobs.OpenRead(keptAt);
        Assert.That(still, Is.Not.Null);
    }

    private static bool Closed(Stream bytes)
    {
        bytes.Dispose();
        return false;
    }

    private Task<Attachment> Attach(Guid customer, string text, string type = "text/plain", string? key = null) =>
        Acme.Owner.Files.Attach(customer, "note.txt", type, () => new MemoryStream(Encoding.UTF8.GetBytes(text)), key);

    private Task<string> PathOf(Guid customer, Guid file) => PathOf(Api, Acme.Tenant, customer, file);

    private static async Task<string> PathOf(TheApi api, Guid tenant, Guid customer, Guid file)
    {
        var id = TenantId.From(tenant);
        await using var db = api.Get<IDbSource<CrmDb>>().ForTenant(id);
        var row = await db.Set<Crm.Customers.Files.CustomerFileRow>().SingleAsync(row => row.TenantId == id && row.Id == file);
        return BlobPath.Of(id, FileArea.Customers, customer, file, row.BlobId);
    }

    private async Task<bool> HasBytes(string path)
    {
        await using var bytes = await Api.Get<IBlobStore>().OpenRead(path);
        return bytes is not null;
    }

    private static async Task<decimal> Stored(Company company, DateTimeOffset from)
    {
        var usage = await company.Owner.Usage.Read(from, from.AddDays(2));
        return usage.Lines.Where(line => line.Meter == "storage.bytes").Sum(line => line.Quantity);
    }
}
