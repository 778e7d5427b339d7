using HerScheduler.Data;
using HerScheduler.Import;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Benchmarks.Storage;

/// <summary>Plans as approval decides them, drafts of which are stored already.</summary>
internal static class ApprovedPlans
{
    /// <summary>Makes <paramref name="count"/> plans and stores their drafts.</summary>
    public static async Task<IReadOnlyList<PreparedPlan>> Drafted(BenchDatabase database, string prefix, int count)
    {
        var preparation = database.App.Services.GetRequiredService<PlanPreparation>();
        List<PreparedPlan> plans = [];
        List<RefusedPlan> refused = [];
        for (var n = 0; n < count; n++)
        {
            preparation.Judge(new InputDocument(new InputPlace("", 1, 0), Given.PlanDocument($"{prefix}-{n:0000000}"), IsOneLine: true), "benchmark", plans,
                refused);
        }

        await using var scope = database.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        return await db.InOneTransaction<IReadOnlyList<PreparedPlan>>(
            async token =>
            {
                await db.Dialect.Insert(db, plans.ConvertAll(plan => DraftOf(plan.Plan)), token);
                return plans;
            },
            CancellationToken.None);
    }

    /// <summary>How many rows approval adds.</summary>
    public static int Rows(this PreparedPlan plan) => 1 + plan.Rows.Events.Count + plan.Rows.Messages.Count;

    private static PlanRow DraftOf(PlanRow plan) => new()
    {
        Id = plan.Id, PatientId = plan.PatientId, PatientName = plan.PatientName, Site = plan.Site, Navigator = plan.Navigator, Protocol = plan.Protocol,
        Document = plan.Document, CreatedAt = plan.CreatedAt,
    };
}
