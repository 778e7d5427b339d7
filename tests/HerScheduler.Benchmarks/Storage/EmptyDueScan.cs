using System.Globalization;
using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Benchmarks.Storage;

/// <summary>How long the sweep of notices takes to see that nothing is due among a million events.</summary>
internal sealed class EmptyDueScan(BenchDatabase database, TimeProvider time)
{
    private const int Events = 1_000_000;
    private const int EventsAPlan = 33;
    private const int Times = 2000;

    public async Task Measure(TextWriter output)
    {
        await Fill();
        await using var scope = database.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        var now = time.Now();
        List<double> milliseconds = [];
        for (var turn = 0; turn < Times; turn++)
        {
            var began = time.GetTimestamp();
            if (await db.Events.AnyAsync(row => row.NextNoticeAt <= now))
            {
                throw new InvalidOperationException("Something is due; nothing should be.");
            }

            milliseconds.Add(time.GetElapsedTime(began).TotalMilliseconds);
        }

        milliseconds.Sort();
        var events = await db.Events.CountAsync();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{database.Provider,-10} empty due scan over {events} events: median {milliseconds[Times / 2]:0.000} ms, "
            + $"p99 {milliseconds[Times * 99 / 100]:0.000} ms   target under 0.5 ms"));
    }

    /// <summary>All have a notice to come, from tomorrow on.</summary>
    private async Task Fill()
    {
        var plans = (Events + EventsAPlan - 1) / EventsAPlan;
        var tomorrow = time.Now().AddDays(1);
        var (series, instant) = database.Provider == DatabaseProvider.PostgreSql
            ? ("generate_series",
                string.Create(CultureInfo.InvariantCulture, $"timestamptz '{tomorrow.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z' + n * interval '1 second'"))
            : ("sqlite", string.Create(CultureInfo.InvariantCulture, $"{tomorrow.UtcTicks} + n * 10000000"));
        await database.Execute(
            $"""
            INSERT INTO plans ("Id", "PatientId", "Site", "Navigator", "Protocol", "Status", "Document", "SearchText", "Version", "Entries", "Sequence",
                "Revision", "CreatedAt")
            SELECT 'due-' || n, 'MRN-' || n, 'north-clinic', 'navigator.one@example.org', 'tchp', 'approved', '{"{}"}', '', 0, 0, 0, 0, {instant}
            FROM {Numbers(series, plans)}
            """);
        await database.Execute(
            $"""
            INSERT INTO plan_events ("PlanId", "Key", "Site", "Navigator", "Kind", "Status", "Date", "Title", "Body", "NextNoticeAt")
            SELECT 'due-' || (n % {plans}), 'event-' || (n / {plans}), 'north-clinic', 'navigator.one@example.org', 'cycle', 'planned',
                '2027-01-01', 'cycle', '{"{}"}', {instant}
            FROM {Numbers(series, Events)}
            """);
        await database.Execute("ANALYZE");
    }

    private static string Numbers(string series, int count) => series == "generate_series"
        ? $"generate_series(0, {count - 1}) AS n"
        : $"(WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count - 1}) SELECT n FROM numbers)";
}
