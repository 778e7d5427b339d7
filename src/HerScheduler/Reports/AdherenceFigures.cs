using System.Collections.Concurrent;
using HerScheduler.Core.Reports;
using HerScheduler.Data;
using HerScheduler.Security;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reports;

/// <summary>
/// Adherence for a page. Of few patients it is counted at once. Of many it is counted beside the request, kept for an hour, and shown with the time it was
/// counted: nobody waits for the replay of a whole installation.
/// </summary>
internal sealed partial class AdherenceFigures(IServiceScopeFactory scopes, TimeProvider time, ILogger<AdherenceFigures> logger)
{
    /// <summary>So many patients are replayed while a page is made.</summary>
    public const int AtOnce = 500;

    private const int MostKept = 64;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Question, Lazy<Task<CountedAdherence?>>> _counted = new();

    /// <returns>Null: it is being counted just now.</returns>
    public async Task<CountedAdherence?> Of(string? site, DateOnly from, DateOnly to, Reach reach, CancellationToken cancel)
    {
        if (await Patients(site, reach, cancel) <= AtOnce)
        {
            return await Count(site, from, to, reach, cancel);
        }

        var question = new Question(site, from, to, reach.Everywhere, string.Join(',', reach.Sites), string.Join(',', reach.Navigators));
        if (_counted.TryGetValue(question, out var known) && known.Value is { IsCompletedSuccessfully: true } done
            && (done.Result is null || done.Result.At + Kept < time.Now()))
        {
            _counted.TryRemove(question, out _);
        }

        if (_counted.Count >= MostKept)
        {
            _counted.Clear();
        }

        var counting = _counted.GetOrAdd(question, _ =>
            new Lazy<Task<CountedAdherence?>>(() => Task.Run(() => Beside(site, from, to, reach), CancellationToken.None))).Value;
        return counting.IsCompletedSuccessfully ? await counting : null;
    }

    private async Task<int> Patients(string? site, Reach reach, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var plans = reach.Of(scope.ServiceProvider.GetRequiredService<SchedulerDb>().Plans.AsNoTracking()).Where(plan => plan.ApprovedAt != null);
        return await (site is null ? plans : plans.Where(plan => plan.Site == site)).OrderBy(plan => plan.Id).Take(AtOnce + 1).CountAsync(cancel);
    }

    private async Task<CountedAdherence?> Count(string? site, DateOnly from, DateOnly to, Reach reach, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return new CountedAdherence(await scope.ServiceProvider.GetRequiredService<AdherenceReport>().Read(site, from, to, reach, cancel), time.Now());
    }

    /// <summary>A database that is away ends it; the next reader has it counted again.</summary>
    private async Task<CountedAdherence?> Beside(string? site, DateOnly from, DateOnly to, Reach reach)
    {
        try
        {
            return await Count(site, from, to, reach, CancellationToken.None);
        }
        catch (System.Data.Common.DbException failure)
        {
            LogNotCounted(failure);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The adherence of many patients could not be counted; it is counted again when somebody asks")]
    private partial void LogNotCounted(Exception failure);

    private sealed record Question(string? Site, DateOnly From, DateOnly To, bool Everywhere, string Sites, string Navigators);
}

/// <summary>Adherence, and when it was counted.</summary>
public sealed record CountedAdherence(IReadOnlyList<MonthlyAdherence> Months, DateTimeOffset At);
