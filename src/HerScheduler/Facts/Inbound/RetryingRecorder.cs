using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Sweeps;

namespace HerScheduler.Facts.Inbound;

/// <summary>
/// Records facts, and tries again for as long as a failure is transient: order would be lost if the next fact went first. When the facts themselves
/// make it fail, they are tried plan by plan, then one by one, until the one that does is alone; that one is refused.
/// </summary>
internal sealed partial class RetryingRecorder(
    IServiceScopeFactory scopes, FactsMetrics metrics, FactsHealth health, TimeProvider time, ILogger<RetryingRecorder> logger)
{
    private const int MostAttempts = 5;
    private static readonly Backoff RetrySchedule = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5));

    /// <summary>
    /// After that another replica may have more luck, but only where this one does not reach the database: the broker counts what it has back as delivered
    /// in vain.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>What became of each fact, in the same order.</returns>
    /// <exception cref="TransientFailureException">The database does not answer; nothing of the facts that failed is stored.</exception>
    public async Task<IReadOnlyList<FactVerdict>> Record(IReadOnlyList<SentFact> facts, CancellationToken cancel)
    {
        var (began, failures, ownFailures) = (time.GetTimestamp(), 0, 0);
        while (true)
        {
            try
            {
                var verdicts = await Once(scope => scope.GetRequiredService<FactSets>().Record(facts, cancel));
                health.Trouble = failures == 0 ? health.Trouble : null;
                return verdicts;
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
            {
                failures++;
                metrics.Retried();
                if (FailureCause.IsTransient(failure))
                {
                    await WaitOut(failure, time.GetElapsedTime(began), RetrySchedule.After(failures), cancel);
                    continue;
                }

                if (facts.Count > 1)
                {
                    LogSplit(failure, facts.Count);
                    return await InParts(facts, cancel);
                }

                if (++ownFailures == MostAttempts)
                {
                    LogGivenUp(failure, MostAttempts);
                    return [await Refuse(facts[0], cancel)];
                }
            }

            await Task.Delay(RetrySchedule.After(failures), time, cancel);
        }
    }

    /// <summary>The broker has taken back these refused messages for good.</summary>
    public Task<int> ForgetRefusals(IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        Once(scope => scope.GetRequiredService<FactSets>().ForgetRefusals(keys, cancel));

    private async Task WaitOut(Exception failure, TimeSpan waited, TimeSpan pause, CancellationToken cancel)
    {
        LogWaiting(failure, pause.TotalSeconds);
        health.Trouble = "Facts cannot be recorded at the moment, and wait; is the database there?";
        if (waited > Patience && !await Once(scope => scope.GetRequiredService<SchedulerDb>().Database.CanConnectAsync(cancel)))
        {
            throw new TransientFailureException(failure);
        }

        await Task.Delay(pause, time, cancel);
    }

    /// <summary>Plan by plan, or, of one plan, one by one.</summary>
    private async Task<IReadOnlyList<FactVerdict>> InParts(IReadOnlyList<SentFact> facts, CancellationToken cancel)
    {
        var verdicts = new Dictionary<SentFact, FactVerdict>(ReferenceEqualityComparer.Instance);
        var plans = facts.GroupBy(fact => fact.Fact.Plan, StringComparer.Ordinal).Select(plan => plan.ToList()).ToList();
        foreach (var part in plans.Count > 1 ? plans : [.. facts.Select(fact => new List<SentFact> { fact })])
        {
            foreach (var (fact, verdict) in part.Zip(await Record(part, cancel)))
            {
                verdicts[fact] = verdict;
            }
        }

        return [.. facts.Select(fact => verdicts[fact])];
    }

    private async Task<FactVerdict> Refuse(SentFact fact, CancellationToken cancel)
    {
        var verdict = FactVerdict.Refused(Problem.Unexpected("The service could not record this fact, although it tried several times; its log says why."));
        await Once(scope => scope.GetRequiredService<FactSets>().Refuse(fact, verdict.Refusal!, cancel));
        return verdict;
    }

    private async Task<T> Once<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Facts could not be recorded; next try in {Seconds} s")]
    private partial void LogWaiting(Exception failure, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "One of {Count} facts cannot be recorded; they are tried in smaller parts")]
    private partial void LogSplit(Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fact could not be recorded in {Attempts} attempts and is refused")]
    private partial void LogGivenUp(Exception failure, int attempts);
}
