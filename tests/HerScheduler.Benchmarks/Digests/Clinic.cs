using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Demo;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Benchmarks.Digests;

/// <summary>
/// Many patients of many navigators: copies of the sample patients, each with its plan and its fact log; one in twenty was changed since yesterday.
/// Event rows are not copied: digests do not read them.
/// </summary>
internal static class Clinic
{
    private const int Changed = 20;

    private const int Together = 500;

    public static async Task Fill(IServiceProvider services, TimeProvider time, int patients, int navigators)
    {
        await new DemoFill(services, services.GetRequiredService<InstallationSettings>(), time).Run(CancellationToken.None);
        var templates = await Templates(services);
        for (var first = 0; first < patients; first += Together)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
            for (var number = first; number < Math.Min(first + Together, patients); number++)
            {
                Add(db, templates[number % templates.Count], number, $"navigator.{number % navigators}@example.org");
            }

            await db.SaveChangesAsync();
        }

        await Close(services, templates);
    }

    private static async Task<List<Template>> Templates(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        var log = (await db.Log.AsNoTracking().OrderBy(entry => entry.Number).ToListAsync()).ToLookup(entry => entry.PlanId);
        var outbox = (await db.Outbox.AsNoTracking().OrderBy(row => row.Sequence).ToListAsync()).ToLookup(row => row.PlanId);
        var plans = await db.Plans.AsNoTracking().Where(plan => plan.Status == PlanStatus.Approved).OrderBy(plan => plan.Id).ToListAsync();
        return plans.ConvertAll(plan => new Template(plan, [.. log[plan.Id]], [.. outbox[plan.Id]]));
    }

    private static void Add(SchedulerDb db, Template template, int number, string navigator)
    {
        var (model, id) = (template.Plan, $"{template.Plan.Id}-{number}");
        string Renamed(string text) => text
            .Replace($"\"{model.Id}\"", $"\"{id}\"", StringComparison.Ordinal)
            .Replace(model.Navigator, navigator, StringComparison.Ordinal);
        var plan = new PlanRow
        {
            Id = id,
            PatientId = model.PatientId,
            PatientName = model.PatientName,
            Site = model.Site,
            Navigator = navigator,
            Protocol = model.Protocol,
            Status = model.Status,
            Document = Renamed(model.Document),
            Version = model.Version,
            Entries = model.Entries,
            Sequence = model.Sequence,
            CreatedAt = model.CreatedAt,
            ApprovedAt = model.ApprovedAt,
            ApprovedBy = model.ApprovedBy,
        };
        db.Plans.Add(plan);
        db.Log.AddRange(template.Log.Select(entry => HashChain.Unkeyed.Append(
            plan, entry.Number, new LogContent(entry.EntryId.Replace(model.Id, id, StringComparison.Ordinal), entry.Kind, Renamed(entry.Body), entry.RecordedAt,
                entry.By, entry.Sender))));
        db.Outbox.AddRange((number % Changed == 0 ? template.Outbox : []).Select(row => new OutboxRow
        {
            MessageId = $"{row.MessageId}-{number}",
            PlanId = id,
            Sequence = row.Sequence,
            RoutingKey = row.RoutingKey,
            Type = row.Type,
            Subject = row.Subject,
            Body = Renamed(row.Body),
            CorrelationId = row.CorrelationId,
            CreatedAt = row.CreatedAt,
            SentAt = row.CreatedAt,
        }));
    }

    /// <summary>The samples themselves belong to nobody who is measured.</summary>
    private static async Task Close(IServiceProvider services, List<Template> templates)
    {
        await using var scope = services.CreateAsyncScope();
        var ids = templates.ConvertAll(template => template.Plan.Id);
        await scope.ServiceProvider.GetRequiredService<SchedulerDb>().Plans
            .Where(plan => ids.Contains(plan.Id))
            .ExecuteUpdateAsync(plan => plan.SetProperty(p => p.Status, PlanStatus.Closed));
    }

    private sealed record Template(PlanRow Plan, IReadOnlyList<LogEntryRow> Log, IReadOnlyList<OutboxRow> Outbox);
}
