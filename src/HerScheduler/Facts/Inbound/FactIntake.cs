using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Facts.Inbound;

/// <summary>Judges a batch of messages: several plans at the same time, each plan's facts in the order of the queue.</summary>
internal sealed partial class FactIntake(DeliveryReader reader, RetryingRecorder recorder, SchedulerSettings settings, ILogger<FactIntake> logger)
{
    /// <returns>What became of each, in the same order. Everything but the refused is stored then, and the refusals are remembered.</returns>
    /// <exception cref="OperationCanceledException">Given up; what is stored is recognised when it comes again.</exception>
    public async Task<IReadOnlyList<FactVerdict>> Take(IReadOnlyList<Delivery> deliveries, CancellationToken cancel)
    {
        var verdicts = new FactVerdict[deliveries.Count];
        var facts = new List<(SentFact Fact, int Index)>();
        for (var index = 0; index < deliveries.Count; index++)
        {
            var place = index;
            Read(deliveries[index]).Match(
                fact =>
                {
                    facts.Add((fact, place));
                    return true;
                },
                problem =>
                {
                    verdicts[place] = FactVerdict.Refused(problem);
                    return false;
                });
        }

        await Parallel.ForEachAsync(
            Portions(facts),
            new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = settings.Messaging.Facts.Parallel },
            async (portion, token) =>
            {
                var judged = await recorder.Record([.. portion.Select(item => item.Fact)], token);
                foreach (var (item, verdict) in portion.Zip(judged))
                {
                    verdicts[item.Index] = verdict;
                }
            });
        return verdicts;
    }

    /// <summary>To be called when the broker has processed the acknowledgement of these refused messages: their verdicts are not asked for any more.</summary>
    public Task Forget(IEnumerable<Delivery> refused, CancellationToken cancel) =>
        recorder.ForgetRefusals([.. refused.Select(delivery => delivery.Key)], cancel);

    /// <summary>A bug that one message meets must not come back with it again and again.</summary>
    private Outcome<SentFact> Read(Delivery delivery)
    {
        try
        {
            return reader.Read(delivery);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogUnreadable(failure);
            return Problem.Unexpected("The service failed on reading this message; its log says why.");
        }
    }

    /// <summary>About equally many facts in each, and all facts of a plan in the same; so many that none has too many plans for one query.</summary>
    private List<List<(SentFact Fact, int Index)>> Portions(List<(SentFact Fact, int Index)> facts)
    {
        var count = Math.Max(settings.Messaging.Facts.Parallel, facts.Count / (SchedulerDb.MostTexts / 2));
        var portions = Enumerable.Range(0, count).Select(_ => new List<(SentFact Fact, int Index)>()).ToList();
        foreach (var plan in facts.GroupBy(item => item.Fact.Fact.Plan, StringComparer.Ordinal).OrderByDescending(plan => plan.Count()))
        {
            portions.MinBy(portion => portion.Count)!.AddRange(plan);
        }

        return portions.FindAll(portion => portion.Count > 0);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be read and is refused")]
    private partial void LogUnreadable(Exception failure);
}
