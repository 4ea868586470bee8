using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudCrm.Foundation.Messaging;

/// <summary>
/// MassTransit logs through one factory for the whole process and fails when that one is disposed. This one lives on and forwards to
/// the host that started last among those that run.
/// </summary>
internal sealed class BusLog : ILoggerFactory
{
    private readonly Lock _lock = new();
    private readonly List<ILoggerFactory> _hosts = [];

    private BusLog()
    {
    }

    public static BusLog Instance { get; } = new();

    private ILoggerFactory Current { get; set; } = NullLoggerFactory.Instance;

    public void Attach(ILoggerFactory host)
    {
        lock (_lock)
        {
            _hosts.Add(host);
            Current = host;
        }
    }

    public void Detach(ILoggerFactory host)
    {
        lock (_lock)
        {
            _hosts.Remove(host);
            Current = _hosts.Count > 0 ? _hosts[^1] : NullLoggerFactory.Instance;
        }
    }

    public ILogger CreateLogger(string categoryName) => new Forwarder(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Providers belong to the host's own factory.");

    public void Dispose()
    {
    }

    private sealed class Forwarder(BusLog log, string category) : ILogger
    {
        private ILogger Target => log.Current.CreateLogger(category);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => Target.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && Target.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && !IsOurs(formatter(state, exception)))
                Target.Log(logLevel, eventId, state, exception, formatter);
        }

        // Failed sends and deliveries: relay and pump log them, once and by the message's id.
        private static bool IsOurs(string text) =>
            text.StartsWith("S-FAULT", StringComparison.Ordinal) || text.StartsWith("R-FAULT", StringComparison.Ordinal);
    }
}
