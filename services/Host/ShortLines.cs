using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CloudCrm.Host;

/// <summary>Logs in one line each: UTC time, level, who, what; an exception follows on the lines after.</summary>
public sealed class ShortLines(TimeProvider time) : ConsoleFormatter(Name)
{
    /// <summary>The formatter's name.</summary>
    public new const string Name = "short";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(time.GetUtcNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        textWriter.Write(Level(logEntry.LogLevel));
        textWriter.Write(logEntry.Category.StartsWith("CloudCrm.", StringComparison.Ordinal) ? logEntry.Category["CloudCrm.".Length..] : logEntry.Category);
        textWriter.Write(": ");
        textWriter.WriteLine(logEntry.Formatter(logEntry.State, null).ReplaceLineEndings(" "));
        if (logEntry.Exception is not null)
            textWriter.WriteLine(logEntry.Exception);
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace ",
        LogLevel.Debug => "debug ",
        LogLevel.Information => "info  ",
        LogLevel.Warning => "warn  ",
        LogLevel.Error => "ERROR ",
        _ => "FATAL ",
    };
}
