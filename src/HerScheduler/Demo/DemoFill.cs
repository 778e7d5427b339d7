using System.Text.Json;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Data;
using HerScheduler.Facts;
using HerScheduler.Http;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Demo;

/// <summary>Fills a database with the sample plans the way a clinic would: draft, approval, facts, each judged and stored as over HTTP.</summary>
internal sealed class DemoFill(IServiceProvider services, InstallationSettings installation, TimeProvider clock)
{
    private const string Sender = "demo";

    /// <summary>Adds the samples that are missing, so that a first start that was interrupted is finished by the next one.</summary>
    /// <returns>What was added; null when the database holds plans that are not samples, and nothing was added for that reason.</returns>
    public async Task<IReadOnlyList<SamplePlan>?> Run(CancellationToken cancel)
    {
        var samples = Samples();
        var present = await PresentPlans(cancel);
        if (present.Except(samples.Select(sample => sample.Plan.Id), StringComparer.Ordinal).Any())
        {
            return null;
        }

        var missing = samples.Where(sample => !present.Contains(sample.Plan.Id)).ToList();
        foreach (var sample in missing)
        {
            await Add(sample, cancel);
        }

        return missing;
    }

    private List<SamplePlan> Samples()
    {
        var now = clock.GetUtcNow();
        return [.. SampleStories.All.Select(story =>
        {
            var site = installation.Sites.Of(story.Site);
            return SamplePlan.Of(story, site.PlanSettings, installation.Library, site.Calendar, site.Today(now));
        })];
    }

    private async Task<HashSet<string>> PresentPlans(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var ids = await scope.ServiceProvider.GetRequiredService<SchedulerDb>().Plans.Select(plan => plan.Id).ToListAsync(cancel);
        return [.. ids];
    }

    private async Task Add(SamplePlan sample, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        Accepted(sample, await provider.GetRequiredService<PlanDrafts>().Create(PlanJson.ToUtf8(sample.Plan), SenderRight.Everything(Sender), cancel));
        if (sample.IsDraft)
        {
            return;
        }

        Accepted(sample, await provider.GetRequiredService<PlanApproval>().Approve(sample.Plan.Id, Sender, IfMatch.Anything, cancel));
        if (sample.Facts.Count > 0)
        {
            var offered = OfferedFact.ReadBody(Body(sample.Facts), installation).Value;
            Accepted(sample, await provider.GetRequiredService<FactRecorder>()
                .Record(sample.Plan.Id, offered, SenderRight.Everything(Sender), IfMatch.Anything, cancel));
        }
    }

    /// <summary>What would be sent to <c>POST /plans/{id}/facts</c>.</summary>
    private static byte[] Body(IReadOnlyList<Fact> facts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("facts");
            foreach (var fact in facts)
            {
                FactJson.Write(json, fact);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Accepted<T>(SamplePlan sample, Outcome<T> outcome) => outcome.Match(
        _ => true,
        problem => throw new InvalidOperationException($"Sample {sample.Plan.Id}: {problem.Title}: {problem.Detail} {string.Join("; ", problem.Errors)}"));
}
