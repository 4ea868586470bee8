using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace CloudCrm.Tests.Mail;

/// <summary>One mail as its reader sees it.</summary>
internal sealed partial record Received(string To, string Subject, string Text, string Html, string MessageId)
{
    /// <summary>The files that it carries, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; private init; } = new Dictionary<string, byte[]>();

    /// <summary>What the link in it carries.</summary>
    public string Token => LinkToken().Match(Text) is { Success: true } match ? match.Groups[1].Value : throw new AssertionException("The mail has no link.");

    /// <summary>Parses a mail as the product writes them: in two parts, and files beside them (RFC 5322, 2045, 2047, 2183).</summary>
    public static Received Parse(string raw)
    {
        var (head, body) = Split(raw);
        var parts = Parts(head, body).ToArray();
        string Part(string type) => Decoded(parts.Single(part => !IsFile(part) && part.Head.Contains(type, StringComparison.OrdinalIgnoreCase)).Body);
        return new(Header(head, "To"), Words(Header(head, "Subject")), Part("text/plain"), Part("text/html"), Header(head, "Message-ID"))
        {
            Files = parts.Where(IsFile).ToDictionary(part => FileName().Match(part.Head).Groups[1].Value, part => Convert.FromBase64String(part.Body)),
        };
    }

    private static bool IsFile((string Head, string Body) part) => part.Head.Contains("attachment", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Head, string Body)> Parts(string head, string body) => Boundary().Match(head) is { Success: true } boundary
        ? body.Split("--" + boundary.Groups[1].Value).Skip(1).SkipLast(1).Select(part => Split(part.TrimStart('\r', '\n'))).SelectMany(part => Parts(part.Head, part.Body))
        : [(head, body)];

    private static (string Head, string Body) Split(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (Folding().Replace(text[..end], " "), text[(end + 4)..]);
    }

    private static string Header(string head, string name) =>
        head.Split("\r\n").Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    private static string Decoded(string body) => Quoted(body.Replace("=\r\n", "", StringComparison.Ordinal));

    private static string Words(string header) => EncodedWord().Replace(header.Replace("?= =?", "?==?", StringComparison.Ordinal), word =>
        word.Groups[1].Value is "B" or "b" ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value)) : Quoted(word.Groups[2].Value.Replace('_', ' ')));

    private static string Quoted(string text)
    {
        using var bytes = new MemoryStream();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length)
            {
                bytes.WriteByte(Convert.ToByte(text.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.Write(Encoding.UTF8.GetBytes([text[at]]));
            }
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    [GeneratedRegex("#(cc_[a-z]_[A-Za-z0-9_-]+)")]
    private static partial Regex LinkToken();

    [GeneratedRegex("name=\"?([^\";\r\n]+)\"?")]
    private static partial Regex FileName();

    [GeneratedRegex("boundary=\"?([^\";\r\n]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex("=\\?utf-8\\?([BbQq])\\?([^?]*)\\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}

/// <summary>The folder of .eml files of a product.</summary>
internal static class MailFolder
{
    private static readonly ConcurrentDictionary<string, Received> s_read = new();

    /// <summary>All mails to an address, oldest first.</summary>
    public static List<Received> MailsTo(string data, string mail)
    {
        var folder = Path.Combine(data, "mail");
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => s_read.GetOrAdd(file, name => Received.Parse(File.ReadAllText(name)))).Where(received => received.To.Contains(mail, StringComparison.Ordinal))];
    }

    /// <summary>The mail to an address whose subject has these words, when it has come.</summary>
    public static Task<Received> MailTo(string data, string mail, string words) => Eventually.Value(
        () => Task.FromResult(MailsTo(data, mail).LastOrDefault(received => received.Subject.Contains(words, StringComparison.Ordinal))), $"a mail \"{words}\" comes");
}
