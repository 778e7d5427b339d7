using System.Runtime.CompilerServices;
using HerScheduler.Core.Json;

namespace HerScheduler.Import;

/// <summary>
/// Approved plans in bulk. Documents are judged in parallel and stored in the order of the input, a batch in one transaction: after a crash
/// the same import goes on where it stopped. A refused plan takes no other with it.
/// </summary>
public sealed class PlanImport(PlanPreparation preparation, ImportStore store)
{
    /// <summary>How many plans are stored together: some 7,000 rows, which SQLite's one writer takes in about a tenth of a second.</summary>
    internal const int BatchSize = 100;

    /// <summary>A batch of long documents is smaller.</summary>
    private const int BatchBytes = 4 << 20;

    /// <summary>So many batches are judged while one is stored. With the two above it bounds memory.</summary>
    private static readonly int Ahead = Environment.ProcessorCount;

    /// <param name="documents">The input.</param>
    /// <param name="approvedBy">Who approved the plans.</param>
    /// <param name="onlyJudge">True: nothing is stored, and no database is asked.</param>
    /// <param name="cancel">Stops after the batch under way.</param>
    public async IAsyncEnumerable<ImportedBatch> Run(
        IAsyncEnumerable<InputDocument> documents, string approvedBy, bool onlyJudge, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = new SeenPlans();
        var open = new OpenInInput();
        var ahead = new Queue<Task<JudgedBatch>>();
        await foreach (var batch in Batches(documents).WithCancellation(cancel))
        {
            ahead.Enqueue(Task.Run(() => Judge(batch, approvedBy), cancel));
            if (ahead.Count > Ahead)
            {
                yield return await Finish(await ahead.Dequeue(), seen, onlyJudge ? open : null, cancel);
            }
        }

        while (ahead.TryDequeue(out var next))
        {
            yield return await Finish(await next, seen, onlyJudge ? open : null, cancel);
        }
    }

    private static async IAsyncEnumerable<List<InputDocument>> Batches(IAsyncEnumerable<InputDocument> documents)
    {
        List<InputDocument> batch = [];
        var bytes = 0L;
        await foreach (var document in documents)
        {
            batch.Add(document);
            bytes += document.Utf8.Length;
            if (batch.Count == BatchSize || bytes >= BatchBytes)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private JudgedBatch Judge(List<InputDocument> documents, string approvedBy)
    {
        var judged = new JudgedBatch([], [], documents[^1].Place.End);
        foreach (var document in documents)
        {
            preparation.Judge(document, approvedBy, judged.Plans, judged.Refused);
        }

        return judged;
    }

    private async Task<ImportedBatch> Finish(JudgedBatch batch, SeenPlans seen, OpenInInput? judged, CancellationToken cancel)
    {
        List<PreparedPlan> first = [];
        var repeated = 0;
        foreach (var plan in batch.Plans)
        {
            switch (seen.SameAsFirst(plan.Plan.Id, plan.Content))
            {
                case null:
                    first.Add(plan);
                    break;
                case true:
                    repeated++;
                    break;
                default:
                    batch.Refused.Add(Refused(plan,
                        new Fault("#/id", $"plan {plan.Plan.Id} stands earlier in this input with another document or other facts")));
                    break;
            }
        }

        var there = judged?.InTheWay(first)
            ?? (first.Count == 0 ? new Dictionary<string, StoredPlan>(StringComparer.Ordinal) : await store.Store(first, cancel));
        return Told(batch, first, there, repeated);
    }

    private static ImportedBatch Told(JudgedBatch batch, List<PreparedPlan> first, IReadOnlyDictionary<string, StoredPlan> there, int repeated)
    {
        var (imported, events, facts, same) = (0, 0, 0, 0);
        foreach (var plan in first)
        {
            if (!there.TryGetValue(plan.Plan.Id, out var stored))
            {
                imported++;
                events += plan.Rows.Events.Count;
                facts += plan.Facts.Count;
            }
            else if (stored.Against(plan) is { } fault)
            {
                batch.Refused.Add(Refused(plan, fault));
            }
            else
            {
                same++;
            }
        }

        var refused = batch.Refused.OrderBy(plan => plan.Place.End).ToList();
        return new ImportedBatch(imported, events, facts, same, repeated, refused, batch.End);
    }

    private static RefusedPlan Refused(PreparedPlan plan, Fault fault) => new(plan.Place, plan.Plan.Id, [fault]);

    private sealed record JudgedBatch(List<PreparedPlan> Plans, List<RefusedPlan> Refused, long End);
}
