using System.Buffers;
using System.Text.Json;

namespace CloudCrm.Gateway.Http;

/// <summary>Writes JSON answers.</summary>
internal static class JsonAnswer
{
    private const string ContentType = "application/json; charset=utf-8";
    private const int UsualBytes = 1024;

    [ThreadStatic]
    private static Scratch? s_scratch;

    /// <summary>
    /// Writes a single thing with its length and leaves the sending to the server, which then does it in one go: the framework's own way flushes in
    /// chunks and costs a multiple of all else that a small request costs.
    /// </summary>
    public static void WriteSmall<T>(HttpResponse response, T value, string contentType = ContentType)
    {
        var scratch = s_scratch ??= new();
        try
        {
            JsonSerializer.Serialize(scratch.Json, value, WireJson.Answers);
            var bytes = scratch.Buffer.WrittenSpan;
            response.ContentType = contentType;
            response.ContentLength = bytes.Length;
            response.BodyWriter.Write(bytes);
        }
        finally
        {
            scratch.Clear();
        }
    }

    /// <summary>Writes a page as it is serialised: it may be large.</summary>
    public static Task WriteLarge<T>(HttpResponse response, T value, CancellationToken cancellation) =>
        response.WriteAsJsonAsync(value, WireJson.Answers, ContentType, cancellation);

    /// <summary>A writer for one thread, kept between answers unless one was unusually long.</summary>
    private sealed class Scratch
    {
        private const int LongestKept = 64 * UsualBytes;

        public Scratch() => Json = new(Buffer, new JsonWriterOptions { Encoder = WireJson.Answers.Encoder, SkipValidation = true });

        public ArrayBufferWriter<byte> Buffer { get; } = new(UsualBytes);

        public Utf8JsonWriter Json { get; }

        public void Clear()
        {
            if (Buffer.Capacity > LongestKept)
                s_scratch = null;
            Buffer.ResetWrittenCount();
            Json.Reset();
        }
    }
}
