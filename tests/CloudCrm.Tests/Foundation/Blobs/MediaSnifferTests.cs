using System.Text;
using CloudCrm.Foundation.Blobs;

namespace CloudCrm.Tests.Foundation.Blobs;

[TestFixture]
internal sealed class MediaSnifferTests
{
    [TestCase("%PDF-1.7\n", "application/pdf")]
    [TestCase("GIF89a..", "image/gif")]
    [TestCase("RIFF....WEBPVP8 ", "image/webp")]
    [TestCase("RIFF....WAVEfmt ", "audio/wav")]
    [TestCase("....ftypisom", "video/mp4")]
    [TestCase("PK\u0003\u0004", "application/zip")]
    [TestCase("MZ..", "application/vnd.microsoft.portable-executable")]
    [TestCase("Where is my order?", "text/plain")]
    [TestCase("訂單在哪裡？", "text/plain")]
    [TestCase("<?xml version=\"1.0\"?><note/>", "application/xml")]
    [TestCase("<?xml version=\"1.0\"?><SVG onload=alert(1)>", "image/svg+xml")]
    [TestCase("words, then <ScRiPt>alert(1)</script>", "text/html")]
    [TestCase("a\u0000b", "application/octet-stream")]
    [TestCase("", "application/octet-stream")]
    public void Bytes_tell_what_they_are(string beginning, string type) =>
        Assert.That(MediaSniffer.TypeOf(Encoding.UTF8.GetBytes(beginning)), Is.EqualTo(type));

    [Test]
    public void A_picture_is_known_by_bytes_that_are_no_text() => Assert.Multiple(() =>
    {
        Assert.That(MediaSniffer.TypeOf([0xFF, 0xD8, 0xFF, 0xE0]), Is.EqualTo("image/jpeg"));
        Assert.That(MediaSniffer.TypeOf([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), Is.EqualTo("image/png"));
        Assert.That(MediaSniffer.TypeOf([0x89, 0x50, 0x4E]), Is.EqualTo(MediaSniffer.Unknown));
    });

    [Test]
    public void A_text_that_is_cut_inside_a_character_is_a_text()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("漢", 400)));

        Assert.That(MediaSniffer.TypeOf(bytes), Is.EqualTo("text/plain"));
        Assert.That(MediaSniffer.TypeOf(bytes.AsSpan(0, 10)), Is.EqualTo(MediaSniffer.Unknown), "a file that ends inside a character is none");
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Any_bytes_have_a_type(byte[] bytes) => Assert.That(MediaSniffer.TypeOf(bytes), Does.Match("^[a-z]+/[a-z0-9.+-]+$"));
}
