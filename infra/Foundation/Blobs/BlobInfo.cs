namespace CloudCrm.Foundation.Blobs;

/// <summary>What was stored.</summary>
/// <param name="Path">Where.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The digest of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="DetectedType">What it is by its first bytes: <see cref="MediaSniffer"/>.</param>
public sealed record BlobInfo(string Path, long Bytes, string Sha256, string DetectedType);
