using System.Text;
using System.Text.RegularExpressions;

namespace CloudCrm.Web.Tests;

/// <summary>What the product mailed: with no mail server it puts mails into a folder.</summary>
internal static partial class Mails
{
    private static readonly TimeSpan s_waitMax = TimeSpan.FromSeconds(30);

    /// <summary>Waits for a mail to an address with a link to a path, and answers what stands behind the link's <c>#</c>.</summary>
    public static async Task<string> Token(string mail, string path)
    {
        using var deadline = new CancellationTokenSource(s_waitMax);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            foreach (var file in Directory.Exists(House.MailFolder) ? Directory.EnumerateFiles(House.MailFolder, "*.eml") : [])
            {
                var text = Plain(await File.ReadAllTextAsync(file, deadline.Token));
                if (text.Contains($"X-Receiver: {mail}", StringComparison.Ordinal) && Link().Matches(text).FirstOrDefault(link => link.Groups[1].Value == path) is { } found)
                    return found.Groups[2].Value;
            }

            await beat.WaitForNextTickAsync(deadline.Token);
        }
    }

    /// <summary>Without the line breaks and marks of quoted-printable; what is not ASCII is of no use here.</summary>
    private static string Plain(string mail) => new StringBuilder(mail).Replace("=\r\n", "").Replace("=\n", "").Replace("=3D", "=").Replace("=0D", "\r").Replace("=0A", "\n").ToString();

    [GeneratedRegex(@"http://[^/\s]+(/[a-z-]+)#([\w-]+)")]
    private static partial Regex Link();
}
