using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messages;
using HerScheduler.Reminders;

namespace HerScheduler.Facts;

/// <summary>Judged facts of one plan, and who sent each.</summary>
internal sealed record StorableFacts(FactBatch Batch, Func<OfferedFact, string> SenderOf);

/// <summary>Puts accepted facts into the database, with everything that follows from them; inside the transaction they were judged in.</summary>
public sealed class FactStore(SchedulerDb db, Announcements announcements, AlertDesk alerts, HashChain chain, TimeProvider time)
{
    /// <summary>Of any number of plans, with a handful of statements. What is not new stores nothing.</summary>
    internal async Task Store(IReadOnlyList<StorableFacts> facts, CancellationToken cancel)
    {
        var now = time.Now();
        var recorded = facts.Where(item => item.Batch.Recorded is not null).Select(item => (item, item.Batch.Stored, Recorded: item.Batch.Recorded!)).ToList();
        if (recorded.Count == 0)
        {
            return;
        }

        foreach (var (item, stored, _) in recorded)
        {
            foreach (var fact in item.Batch.Accepted)
            {
                stored.Plan.Version++;
                stored.Plan.Entries++;
                db.Log.Add(chain.Append(stored.Plan, stored.Plan.Entries, ContentOf(fact.Fact, item.SenderOf(fact), now)));
            }

            PlanStanding.Update(stored, now);
        }

        await EventRows.Store(db, recorded.ConvertAll(item => (item.Stored, item.Recorded.After)), now, cancel);
        foreach (var (_, stored, what) in recorded)
        {
            await Acknowledgements.Store(db, stored, what, now, cancel);
            db.Outbox.AddRange(announcements.OfFacts(stored.Plan, stored.Course.Plan, what, now));
            db.EventChanges.AddRange(EventChangeRow.Of(stored.Plan.Id, what.Changes, now));
        }

        await alerts.Update(db, recorded.ConvertAll(item => new AlertCase(item.Stored, item.Recorded.After, item.Recorded)), now, cancel);
    }

    internal static LogContent ContentOf(Fact fact, string sender, DateTimeOffset now) =>
        new(fact.Id, WireNames<FactKind>.Of(fact.Kind), Encoding.UTF8.GetString(FactJson.ToUtf8(fact)), now, fact.By, sender);
}
