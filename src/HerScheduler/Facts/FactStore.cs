using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Pharmacy;
using HerScheduler.Plans;

namespace HerScheduler.Facts;

/// <summary>Puts accepted facts into the database, with everything that follows from them; inside the transaction they were judged in.</summary>
public sealed class FactStore(SchedulerDb db, Announcements announcements, TimeProvider time)
{
    /// <param name="batch">The judged facts.</param>
    /// <param name="senderOf">The authenticated sender of each.</param>
    /// <param name="rows">The plan's event rows by key, as read in this transaction.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task Store(FactBatch batch, Func<OfferedFact, string> senderOf, Dictionary<string, PlanEventRow> rows, CancellationToken cancel)
    {
        if (batch.Recorded is not { } recorded)
        {
            return;
        }

        var (stored, now) = (batch.Stored, time.Now());
        var plan = stored.Plan;
        foreach (var fact in batch.Accepted)
        {
            plan.Version++;
            db.Log.Add(HashChain.Append(plan, plan.Version, ContentOf(fact.Fact, senderOf(fact), now)));
        }

        PlanStanding.Update(stored, now);
        EventRows.Store(db, plan, stored.Site, recorded.After, now, rows);
        await Acknowledgements.Store(db, stored, recorded.Facts, now, cancel);
        db.Outbox.AddRange(announcements.OfFacts(plan, stored.Course.Plan, recorded, now));
    }

    private static LogContent ContentOf(Fact fact, string sender, DateTimeOffset now) =>
        new(fact.Id, WireNames<FactKind>.Of(fact.Kind), Encoding.UTF8.GetString(FactJson.ToUtf8(fact)), now, fact.By, sender);
}
