using CloudCrm.Contracts;
using CloudCrm.Foundation.Blobs;

namespace CloudCrm.Tests.Foundation.Blobs;

public sealed class BlobPathTests
{
    private static readonly TenantId Tenant = TenantId.From(new("0191aaaa-bbbb-7ccc-8ddd-eeeeffff0001"));

    [Test]
    public void The_tenant_leads_a_path() =>
        Assert.That(
            BlobPath.Of(Tenant, "attachments", new("00000000-0000-0000-0000-00000000000a"), new("00000000-0000-0000-0000-00000000000b")),
            Is.EqualTo("0191aaaabbbb7ccc8dddeeeeffff0001/attachments/0000000000000000000000000000000a/0000000000000000000000000000000b"));

    [TestCase("")]
    [TestCase("..")]
    [TestCase("a/..")]
    [TestCase("a/b")]
    [TestCase("A")]
    [TestCase("a\\b")]
    [TestCase("a\0")]
    [TestCase("é")]
    public void A_malformed_area_is_refused(string area) =>
        Assert.That(() => BlobPath.Of(Tenant, area.Replace("a/b", "a//b", StringComparison.Ordinal), Guid.Empty), Throws.ArgumentException);

    [TestCase("attachments/x")]
    [TestCase("00000000000000000000000000000000/attachments/x")]
    [TestCase("0191aaaabbbb7ccc8dddeeeeffff0001")]
    [TestCase("0191aaaabbbb7ccc8dddeeeeffff0001/")]
    [TestCase("0191aaaabbbb7ccc8dddeeeeffff0001/../0191aaaabbbb7ccc8dddeeeeffff0002/x")]
    [TestCase("0191aaaabbbb7ccc8dddeeeeffff0001/./x")]
    [TestCase("/0191aaaabbbb7ccc8dddeeeeffff0001/x")]
    [TestCase("0191aaaabbbb7ccc8dddeeeeffff0001\\x")]
    [TestCase("0191aaaa-bbbb-7ccc-8ddd-eeeeffff0001/x")]
    public void A_path_that_leads_elsewhere_is_refused(string path) => Assert.That(() => BlobPath.Check(path), Throws.ArgumentException);

    [Test]
    public void No_tenant_and_no_id_are_refused()
    {
        Assert.That(() => BlobPath.Of(default, "attachments", Guid.Empty), Throws.ArgumentException);
        Assert.That(() => BlobPath.Of(Tenant, "attachments"), Throws.ArgumentException);
    }
}
