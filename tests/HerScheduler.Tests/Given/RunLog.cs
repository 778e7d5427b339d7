using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HerScheduler.Tests.Given;

/// <summary>
/// Every log line of every service that the tests of this process start, in one file (in the folder HERSCHEDULER_TEST_LOGS, else a temporary one), and what
/// must stand in none of them: each password, token, cookie and key that was used, and each patient. <see cref="Servers.AssemblyRunner"/> looks after the last test.
/// </summary>
internal static partial class RunLog
{
    /// <summary>Shorter ones stand in ordinary words.</summary>
    private const int ShortestSecret = 8;

    private static readonly string? Asked = Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_LOGS");
    private static readonly ConcurrentDictionary<string, byte> Secrets = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lock Gate = new();
    private static StreamWriter? _writer;

    /// <summary>In place of the service's own console: all that it says itself, and what others warn of.</summary>
    private static readonly ILoggerFactory Factory = LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Warning).AddFilter("HerScheduler", LogLevel.Debug).AddProvider(new RunLogProvider()));

    private static string Path { get; } = System.IO.Path.Combine(
        Directory.CreateDirectory(Asked ?? System.IO.Path.GetTempPath()).FullName,
        string.Create(CultureInfo.InvariantCulture, $"herscheduler-tests-{Environment.ProcessId}.log"));

    /// <summary>The service writes its log here.</summary>
    public static void LogToRun(this IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(Factory));

    public static void Add(string text)
    {
        lock (Gate)
        {
            _writer ??= new StreamWriter(Path, append: false);
            _writer.WriteLine(text);
        }
    }

    /// <summary>A test uses it, and no log may show it.</summary>
    public static void Secret(string? secret)
    {
        if (secret is { Length: >= ShortestSecret })
        {
            Secrets.TryAdd(secret, 0);
        }
    }

    /// <summary>After the last test.</summary>
    public static void RequireClean()
    {
        lock (Gate)
        {
            _writer?.Dispose();
            _writer = null;
        }

        if (!File.Exists(Path))
        {
            return;
        }

        var findings = Findings(File.ReadLines(Path), [.. Secrets.Keys]).ToList();
        if (findings.Count > 0)
        {
            // For tests/run.sh too: what an assembly's end throws is told, and counts as no failed test.
            File.WriteAllLines($"{Path}.findings", findings);
        }
        else if (Asked is null)
        {
            File.Delete(Path);
        }

        findings.ShouldBeEmpty($"in the log of this run, {Path}");
    }

    /// <summary>The lines in which one of the secrets stands, or what looks like a token or a sealed cookie whoever used it.</summary>
    internal static IEnumerable<string> Findings(IEnumerable<string> lines, IReadOnlyList<string> secrets)
    {
        var wanted = SearchValues.Create([.. secrets, "Bearer ey", "CfDJ8"], StringComparison.OrdinalIgnoreCase);
        return lines.Where(line => line.AsSpan().ContainsAny(wanted) || Token().IsMatch(line));
    }

    /// <summary>A machine's token, or one that a provider signed.</summary>
    [GeneratedRegex(@"hs_[0-9a-f]{16}_\S|eyJ[A-Za-z0-9_-]{8,}\.eyJ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Token();

    private sealed class RunLogProvider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new RunLogger(categoryName);

        public void Dispose()
        {
        }
    }

    private sealed class RunLogger(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
