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
/// <param name="services">The service.</param>
/// <param name="installation">Its clinics and protocols.</param>
/// <param name="clock">Now.</param>
/// <param name="pretend">
/// Lets the service take another instant for now, and null for the real one: each plan is approved and each fact recorded when it would have been, so that
/// reports about past days have something to say. Null: all is recorded now.
/// </param>
internal sealed class DemoFill(IServiceProvider services, InstallationSettings installation, TimeProvider clock, Action<DateTimeOffset?>? pretend = null)
{
    private const string Sender = "demo";

    /// <summary>A plan is approved so long before its first dose: before its first echo.</summary>
    private const int DaysFromApproval = 21;

    private static readonly TimeOnly MidMorning = new(10, 0);

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
            pretend?.Invoke(null);
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

    /// <summary>A whole story in one transaction: a start that is interrupted leaves no half of it.</summary>
    private async Task Add(SamplePlan sample, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchedulerDb>().InOneTransaction(
            async token =>
            {
                await Tell(sample, scope.ServiceProvider, token);
                return true;
            },
            cancel);
    }

    private async Task Tell(SamplePlan sample, IServiceProvider provider, CancellationToken cancel)
    {
        Pretend(sample, sample.Plan.Start.AddDays(-DaysFromApproval));
        Accepted(sample, await provider.GetRequiredService<PlanDrafts>().Create(PlanJson.ToUtf8(sample.Plan), SenderRight.Everything(Sender), cancel));
        if (sample.IsDraft)
        {
            return;
        }

        Accepted(sample, await provider.GetRequiredService<PlanApproval>().Approve(sample.Plan.Id, Sender, IfMatch.Anything, cancel));
        foreach (var day in sample.Told.GroupBy(told => pretend is null ? default : told.Day))
        {
            Pretend(sample, day.Key);
            var offered = OfferedFact.ReadBody(Body(day.Select(told => told.Fact)), installation).Value;
            Accepted(sample, await provider.GetRequiredService<FactRecorder>()
                .Record(sample.Plan.Id, offered, SenderRight.Everything(Sender), IfMatch.Anything, cancel));
            // What is stored is not looked through again for changes on each of the days that follow.
            provider.GetRequiredService<SchedulerDb>().ChangeTracker.Clear();
        }
    }

    /// <summary>Not later than now: what is told of today was recorded a moment ago.</summary>
    private void Pretend(SamplePlan sample, DateOnly day)
    {
        if (pretend is not null)
        {
            var (instant, now) = (installation.Sites.Of(sample.Plan.Site).InstantOf(day, MidMorning), clock.GetUtcNow());
            pretend(instant < now ? instant : null);
        }
    }

    /// <summary>What would be sent to <c>POST /plans/{id}/facts</c>.</summary>
    private static byte[] Body(IEnumerable<Fact> facts)
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
