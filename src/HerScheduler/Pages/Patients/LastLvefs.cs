using System.Globalization;
using System.Text;
using System.Text.Json;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Patients;

/// <summary>
/// The last LVEF of each patient of a page, from the facts and the plan's history: also one that was measured beside the planned echoes. Two queries, whatever
/// the number of patients.
/// </summary>
internal sealed class LastLvefs(SchedulerDb db, InstallationSettings installation)
{
    private static readonly string[] Kinds = [WireNames<FactKind>.Of(FactKind.LvefResult), WireNames<FactKind>.Of(FactKind.Retracted)];

    public async Task<IReadOnlyDictionary<string, LastLvef>> Of(IReadOnlyList<string> plans, CancellationToken cancel)
    {
        var log = await db.Log.AsNoTracking().Where(entry => plans.Contains(entry.PlanId) && Kinds.Contains(entry.Kind)).OrderBy(entry => entry.Number)
            .Select(entry => new { entry.PlanId, entry.Body }).ToListAsync(cancel);
        var documents = await db.Plans.AsNoTracking().Where(plan => plans.Contains(plan.Id)).Select(plan => new { plan.Id, plan.Document }).ToListAsync(cancel);
        var facts = log.ToLookup(entry => entry.PlanId, entry => entry.Body, StringComparer.Ordinal);
        return documents
            .Select(plan => (plan.Id, Last: LastOf([.. facts[plan.Id].Select(Read).OfType<Fact>()], BaselineOf(plan.Document))))
            .Where(plan => plan.Last is not null)
            .ToDictionary(plan => plan.Id, plan => plan.Last!, StringComparer.Ordinal);
    }

    private static LastLvef? LastOf(IReadOnlyList<Fact> facts, LastLvef? baseline)
    {
        var takenBack = facts.OfType<Retracted>().Select(retraction => retraction.Fact).ToHashSet(StringComparer.Ordinal);
        var measured = facts.OfType<LvefResult>().Where(fact => !takenBack.Contains(fact.Id)).Select(fact => new LastLvef(fact.Date, fact.Percent));

        // Of two on one day the one recorded later counts.
        return (baseline is null ? measured : measured.Prepend(baseline))
            .Aggregate((LastLvef?)null, (last, next) => last is null || next.Date >= last.Date ? next : last);
    }

    private Fact? Read(string body) =>
        FactReader.ReadStored(Encoding.UTF8.GetBytes(body), installation.Library, installation.Sites.PlanSettingsOf).Match<Fact?>(fact => fact, _ => null);

    private static LastLvef? BaselineOf(string document)
    {
        using var plan = JsonDocument.Parse(document);
        return plan.RootElement.TryGetProperty("history", out var history) && history.TryGetProperty("baselineLvef", out var baseline)
            ? new LastLvef(DateOnly.ParseExact(baseline.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                baseline.GetProperty("percent").GetDecimal())
            : null;
    }
}
