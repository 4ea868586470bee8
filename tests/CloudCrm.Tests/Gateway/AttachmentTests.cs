using System.Security.Cryptography;
using System.Text;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

[TestFixture]
internal sealed class AttachmentTests
{
    private TheApi _api = null!;
    private Company _acme = null!;
    private Guid _interaction;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _api = await TheApi.Shared;
        _acme = await Company.Open(_api);
        _interaction = await _acme.NewInteraction();
    }

    [OneTimeTearDown]
    public void TearDown() => _acme.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3_000_000)]
    public async Task A_file_comes_back_as_it_was_sent(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);

        var file = await _acme.Owner.Interactions.Attach(_interaction, "收據 50%.pdf", "application/pdf", () => new MemoryStream(bytes));
        using var content = await _acme.Owner.Interactions.Download(_interaction, file.Id);
        using var copy = new MemoryStream();
        await content.Bytes.CopyToAsync(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
        Assert.That((file.FileName, file.SizeBytes, file.Sha256), Is.EqualTo(("收據 50%.pdf", (long)size, Convert.ToHexStringLower(SHA256.HashData(bytes)))));
        Assert.That((content.FileName, content.ContentType), Is.EqualTo(("收據 50%.pdf", "application/pdf")));
    }

    [Test]
    public async Task The_same_upload_again_is_the_same_file()
    {
        var (first, again) = (await Attach("key-1", "bytes"), await Attach("key-1", "bytes"));

        Assert.That(again, Is.EqualTo(first));
        Assert.That(await Text(first.Id), Is.EqualTo("bytes"));
    }

    [Test]
    public async Task Other_bytes_under_the_same_key_are_refused_and_the_first_stay()
    {
        var first = await Attach("key-2", "first");

        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => Attach("key-2", "second"))!.Status, Is.EqualTo(409));
        Assert.That(await Text(first.Id), Is.EqualTo("first"));
    }

    [Test]
    public async Task A_deleted_file_is_gone_and_deleting_it_again_is_fine()
    {
        var file = await Attach("key-3", "bytes");

        await _acme.Owner.Interactions.DeleteAttachment(_interaction, file.Id);
        await _acme.Owner.Interactions.DeleteAttachment(_interaction, file.Id);

        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => _acme.Owner.Interactions.Download(_interaction, file.Id))!.Status, Is.EqualTo(404));
        Assert.That((await _acme.Owner.Interactions.AttachmentsPage(_interaction)).Items.Select(a => a.Id), Has.No.Member(file.Id));
    }

    [Test]
    public async Task Deleting_what_never_was_on_the_interaction_is_not_found()
    {
        var elsewhere = await _acme.NewInteraction();
        var file = await _acme.NewAttachment(elsewhere);

        foreach (var id in new[] { Company.NewId(), file })
        {
            var refused = Assert.ThrowsAsync<CrmApiException>(() => _acme.Owner.Interactions.DeleteAttachment(_interaction, id))!;
            Assert.That(((int)refused.Status, refused.Code), Is.EqualTo((404, "not_found")));
        }

        await _acme.Owner.Interactions.DeleteAttachment(elsewhere, file);
    }

    [Test]
    public async Task A_download_never_runs_in_the_browser()
    {
        var file = await Attach("key-4", "<script>alert(1)</script>", "text/html");

        var reply = await Shot.Get($"/v1/interactions/{_interaction}/attachments/{file.Id}").As(_acme.Token).Fire(_api);

        Assert.That(reply.Header("Content-Disposition"), Does.StartWith("attachment"));
        Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(reply.Header("Content-Security-Policy"), Does.Contain("sandbox"));
    }

    [Test]
    public async Task A_file_above_the_bound_is_refused_before_it_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/interactions/{_interaction}/attachments") { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentLength = 100_000_001;
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/plain");
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Idempotency-Key", "key-5");
        request.Headers.Add("X-File-Name", "big.bin");
        request.Headers.Authorization = new("Bearer", _acme.Token);

        using var response = await _api.Http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(413));
    }

    private Task<Attachment> Attach(string key, string text, string type = "text/plain") =>
        _acme.Owner.Interactions.Attach(_interaction, "note.txt", type, () => new MemoryStream(Encoding.UTF8.GetBytes(text)), key);

    private async Task<string> Text(Guid file)
    {
        using var content = await _acme.Owner.Interactions.Download(_interaction, file);
        using var reader = new StreamReader(content.Bytes);
        return await reader.ReadToEndAsync();
    }
}
