using System.Text;
using System.Text.Unicode;

namespace CloudCrm.Foundation.Blobs;

/// <summary>Tells what bytes are by how they begin, whatever anybody says they are. Pure.</summary>
public static class MediaSniffer
{
    /// <summary>The media type of what nothing is known of.</summary>
    public const string Unknown = "application/octet-stream";

    /// <summary>How many bytes from the beginning are looked at.</summary>
    public const int Looked = 512;

    private static readonly (int At, byte[] Bytes, string Type)[] Marks =
    [
        (0, "%PDF-"u8.ToArray(), "application/pdf"),
        (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        (0, [0xFF, 0xD8, 0xFF], "image/jpeg"),
        (0, "GIF87a"u8.ToArray(), "image/gif"),
        (0, "GIF89a"u8.ToArray(), "image/gif"),
        (8, "WEBPVP"u8.ToArray(), "image/webp"),
        (0, [0x49, 0x49, 0x2A, 0x00], "image/tiff"),
        (0, [0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
        (4, "ftypavif"u8.ToArray(), "image/avif"),
        (4, "ftypheic"u8.ToArray(), "image/heic"),
        (4, "ftypM4A "u8.ToArray(), "audio/mp4"),
        (4, "ftypqt  "u8.ToArray(), "video/quicktime"),
        (4, "ftyp"u8.ToArray(), "video/mp4"),
        (8, "WAVEfmt "u8.ToArray(), "audio/wav"),
        (8, "AVI LIST"u8.ToArray(), "video/x-msvideo"),
        (0, "OggS"u8.ToArray(), "application/ogg"),
        (0, "fLaC"u8.ToArray(), "audio/flac"),
        (0, "ID3"u8.ToArray(), "audio/mpeg"),
        (0, [0x1A, 0x45, 0xDF, 0xA3], "video/webm"),
        (0, [0x50, 0x4B, 0x03, 0x04], "application/zip"),
        (0, [0x50, 0x4B, 0x05, 0x06], "application/zip"),
        (0, [0x1F, 0x8B, 0x08], "application/gzip"),
        (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"),
        (0, "Rar!\u001A\u0007"u8.ToArray(), "application/vnd.rar"),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
        (0, "{\\rtf"u8.ToArray(), "application/rtf"),
        (0, [0x7F, 0x45, 0x4C, 0x46], "application/x-elf"),
        (0, "MZ"u8.ToArray(), "application/vnd.microsoft.portable-executable"),
        (0, "#!"u8.ToArray(), "text/x-shellscript"),
    ];

    // What a browser would run, wherever it stands among the first bytes.
    private static readonly (string Word, string Type)[] Markup =
    [
        ("<svg", "image/svg+xml"), ("<!doctype html", "text/html"), ("<html", "text/html"), ("<head", "text/html"), ("<body", "text/html"),
        ("<script", "text/html"), ("<iframe", "text/html"),
    ];

    /// <summary>A media type without parameters; <see cref="Unknown"/> where the beginning tells nothing.</summary>
    public static string TypeOf(ReadOnlySpan<byte> beginning)
    {
        var head = beginning[..Math.Min(beginning.Length, Looked)];
        foreach (var (at, bytes, type) in Marks)
        {
            if (head.Length >= at + bytes.Length && head.Slice(at, bytes.Length).SequenceEqual(bytes))
                return type;
        }

        return IsText(head) ? TextType(Encoding.UTF8.GetString(head)) : Unknown;
    }

    private static string TextType(string text)
    {
        foreach (var (word, type) in Markup)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return type;
        }

        return text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("<?xml", StringComparison.Ordinal) ? "application/xml" : "text/plain";
    }

    /// <summary>UTF-8 without control characters; its end may be cut inside a character.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return false;
        foreach (var one in head)
        {
            if (one is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) or 0x7F)
                return false;
        }

        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut]))
                return cut == 0 || head.Length == Looked;
        }

        return false;
    }
}
