using System.Net.Http.Headers;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Interactions;

/// <summary>The decisions about files of interactions and customers. Pure.</summary>
internal static class AttachmentRules
{
    public const int MaxFiles = 1_000;
    public const long MaxSizeBytes = 100_000_000;
    private const int MaxFileName = 255;
    private const int MaxContentType = 255;
    private const int Sha256Digits = 64;

    /// <summary>What is wrong with a file's facts; null where they are fine.</summary>
    public static Refusal? Check(Attachment file)
    {
        if (file.Id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        if (file.BlobId == Guid.Empty)
            return Refusal.Invalid("blobId", "An id is never empty.");
        if ((PlainText.Check("fileName", file.FileName, 1, MaxFileName) ?? PlainText.Check("contentType", file.ContentType, 1, MaxContentType)) is { } refusal)
            return refusal;
        if (file.FileName is "." or ".." || file.FileName.Any(letter => letter is '/' or '\\' || char.IsControl(letter)))
            return Refusal.Invalid("fileName", "A file name has no path and no control characters.");
        if (!MediaTypeHeaderValue.TryParse(file.ContentType, out _))
            return Refusal.Invalid("contentType", "A media type looks like type/subtype.");
        if (PlainText.CheckOptional("detectedType", file.DetectedType, 1, MaxContentType) is { } unlikely)
            return unlikely;
        if (file.SizeBytes is < 0 or > MaxSizeBytes)
            return Refusal.Invalid("sizeBytes", $"At most {MaxSizeBytes} bytes.");
        return file.Sha256 is { Length: Sha256Digits } && file.Sha256.All(letter => char.IsAsciiHexDigitLower(letter))
            ? null
            : Refusal.Invalid("sha256", "A digest is 64 lower-case hexadecimal digits.");
    }

    /// <summary>True when both are the same upload, whatever became of its bytes.</summary>
    public static bool Says(this Attachment file, Attachment again) =>
        file.FileName == again.FileName && file.ContentType == again.ContentType && file.SizeBytes == again.SizeBytes && file.Sha256 == again.Sha256;

    /// <summary>No more files fit.</summary>
    public static Refusal Full(string holder = "An interaction") => Refusal.Conflict($"{holder} holds at most {MaxFiles} files.", "too_many_files");
}
