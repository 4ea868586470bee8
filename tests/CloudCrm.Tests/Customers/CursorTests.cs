using CloudCrm.Crm.Lists;

namespace CloudCrm.Tests.Customers;

[TestFixture]
public sealed class CursorTests
{
    // The separator, what shields it, and letters that either could be taken for.
    private const string Alphabet = "\u001f\u001bsea \u5f35";

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void A_place_is_read_as_it_was_written_whatever_its_parts_hold(byte[] first, byte[] second)
    {
        var (one, two) = (Text(first), Text(second));
        Assert.That(Cursor.Read(Cursor.Write("list", one, two), "list", 2), Is.EqualTo(new[] { one, two }));
    }

    [Test]
    public void A_place_in_another_list_or_with_other_parts_is_none()
    {
        var cursor = Cursor.Write("list", "a\u001fb");
        Assert.That(Cursor.Read(cursor, "list", 1), Is.EqualTo(new[] { "a\u001fb" }), "the positive control");
        Assert.That(Cursor.Read(cursor, "list", 2), Is.Null);
        Assert.That(Cursor.Read(cursor, "other", 1), Is.Null);
    }

    private static string Text(byte[] letters) => string.Concat(letters.Take(200).Select(letter => Alphabet[letter % Alphabet.Length]));
}
