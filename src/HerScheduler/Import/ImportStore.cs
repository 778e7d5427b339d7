using HerScheduler.Courses;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Import;

/// <summary>Stores a batch of approved plans: those that are not there yet, all or none.</summary>
public sealed class ImportStore(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How often somebody else may create a plan of the batch while it is being stored.</summary>
    private const int Attempts = 10;

    /// <summary>On a database with one writer at a time the others get this part of it.</summary>
    private const int ShareOfOthers = 4;

    /// <returns>What was there before, or stands in the way, by plan; everything else is stored now.</returns>
    public async Task<IReadOnlyDictionary<string, StoredPlan>> Store(IReadOnlyList<PreparedPlan> plans, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
            var there = await Find(db, plans, cancel);
            var missing = plans.Where(plan => !there.ContainsKey(plan.Plan.Id)).ToList();
            try
            {
                return missing.Count == 0 ? there : Both(there, await Insert(db, missing, cancel));
            }
            catch (DbUpdateException taken) when (DatabaseFaults.Of(taken) == DatabaseFault.Conflict && attempt < Attempts)
            {
                // Somebody has created one of them in this moment: it is found now, and the others are stored without it.
            }
        }
    }

    private static Dictionary<string, StoredPlan> Both(Dictionary<string, StoredPlan> there, Dictionary<string, StoredPlan> inTheWay) =>
        new(there.Concat(inTheWay), StringComparer.Ordinal);

    /// <summary>Which of the plans are stored, or were.</summary>
    private static async Task<Dictionary<string, StoredPlan>> Find(SchedulerDb db, IReadOnlyList<PreparedPlan> plans, CancellationToken cancel)
    {
        var ids = plans.Select(plan => plan.Plan.Id).ToList();
        var found = await db.Plans
            .Where(plan => ids.Contains(plan.Id))
            .Select(plan => new { plan.Id, Approved = db.Log.Where(entry => entry.PlanId == plan.Id && entry.Number == 0).Select(entry => entry.Body)
                .FirstOrDefault() })
            .ToDictionaryAsync(plan => plan.Id, plan => new StoredPlan(plan.Approved), StringComparer.Ordinal, cancel);
        foreach (var purged in await Tombstones.Among(db, ids, cancel))
        {
            found.TryAdd(purged.PlanId, new StoredPlan(ApprovedDocument: null) { IsPurged = true });
        }

        await FindFacts(db, plans, found, cancel);
        return found;
    }

    /// <summary>What is recorded of those plans that come with facts, one query for all.</summary>
    private static async Task FindFacts(SchedulerDb db, IReadOnlyList<PreparedPlan> plans, Dictionary<string, StoredPlan> found, CancellationToken cancel)
    {
        var ids = plans.Where(plan => plan.Facts.Count > 0 && found.ContainsKey(plan.Plan.Id)).Select(plan => plan.Plan.Id).ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var entries = await db.Log.Where(entry => ids.Contains(entry.PlanId) && entry.Number > 0)
            .Select(entry => new { entry.PlanId, entry.EntryId, entry.Body })
            .ToListAsync(cancel);
        foreach (var log in entries.GroupBy(entry => entry.PlanId, StringComparer.Ordinal))
        {
            found[log.Key] = found[log.Key] with { Facts = log.ToDictionary(entry => entry.EntryId, entry => entry.Body, StringComparer.Ordinal) };
        }
    }

    /// <summary>Rule R19: a plan whose patient has another open plan, stored or earlier in the batch, is not taken. Asked when nobody else opens one.</summary>
    private static async Task<Dictionary<string, StoredPlan>> InTheWay(SchedulerDb db, IReadOnlyList<PreparedPlan> plans, CancellationToken cancel)
    {
        var patients = plans.Select(plan => plan.Plan.PatientId).ToList();
        var open = await db.Plans
            .Where(plan => patients.Contains(plan.PatientId) && plan.Status == PlanStatus.Approved)
            .Select(plan => new { plan.Id, plan.PatientId })
            .ToListAsync(cancel);
        var byPatient = open.ToLookup(plan => plan.PatientId, plan => plan.Id, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);
        var inTheWay = new Dictionary<string, StoredPlan>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            if (!byPatient.TryGetValue(plan.Plan.PatientId, out var others))
            {
                byPatient.Add(plan.Plan.PatientId, others = []);
            }

            // Its own id among them: somebody has created it in this moment, which storing it will find.
            if (!plan.MayStandBesideOthers && others.Where(other => other != plan.Plan.Id).Order(StringComparer.Ordinal).FirstOrDefault() is { } first)
            {
                inTheWay.Add(plan.Plan.Id, new StoredPlan(ApprovedDocument: null) { Beside = first });
            }
            else if (plan.Plan.Status == PlanStatus.Approved)
            {
                others.Add(plan.Plan.Id);
            }
        }

        return inTheWay;
    }

    /// <returns>The plans that are not taken, because their patient has another open one.</returns>
    private async Task<Dictionary<string, StoredPlan>> Insert(SchedulerDb db, List<PreparedPlan> prepared, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var notTaken = await db.InOneTransaction(
            async token =>
            {
                // Read here, not once for the whole run: publishing may be resumed after a restore in the meantime.
                var first = await Installation.FirstSequence(db, token);
                var inTheWay = await InTheWay(db, prepared, token);
                var plans = prepared.Where(plan => !inTheWay.ContainsKey(plan.Plan.Id)).Select(plan => plan.CountedFrom(first)).ToList();
                await db.Dialect.Insert(db, plans.ConvertAll(plan => plan.Plan), token);
                await db.Dialect.Insert(db, plans.SelectMany(plan => plan.Log).ToList(), token);
                await db.Dialect.Insert(db, plans.SelectMany(plan => plan.Rows.Events).ToList(), token);
                await db.Dialect.Insert(db, plans.SelectMany(plan => plan.Rows.Messages).ToList(), token);
                db.StandingAlerts.AddRange(plans.SelectMany(plan => plan.Known));
                return inTheWay;
            },
            cancel);
        if (db.Dialect.HasOneWriter)
        {
            await Task.Delay(time.GetElapsedTime(began) / ShareOfOthers, time, cancel);
        }

        return notTaken;
    }
}
