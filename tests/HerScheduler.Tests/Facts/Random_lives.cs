using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Core.Tests.Scheduling;
using HerScheduler.Facts;
using HerScheduler.Http;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Facts;

/// <summary>Laws of the store over random but valid lives: what is stored is what follows from the log, and no sequence has a gap.</summary>
public sealed class Random_lives
{
    private static readonly int Lives = Soak.Or(full: 120, usual: 12);
    private static readonly int FactsALife = Soak.Or(full: 80, usual: 25);

    private static readonly RuleOverride[] EveryRule =
        [.. Enumerable.Range(1, 19).Select(rule => new RuleOverride($"R{rule}", "a random plan", "law@example.org"))];

    [Fact]
    public async Task The_stored_rows_are_what_the_log_replays_to_and_no_sequence_has_a_gap()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var seed in Enumerable.Range(1, int.MaxValue - 1).Where(IsOnTheSitesCalendar).Take(Lives))
        {
            await Live(service, seed);
        }

        await service.EveryPlanShouldBeWhole();
    }

    private static async Task Live(ServiceFixture service, int seed)
    {
        var days = new List<(DateOnly Day, Fact Fact)>();
        var id = $"life-{seed}";
        var life = RandomLife.Live(seed, FactsALife, mayClose: true, (lived, fact) => days.Add((lived.Today, Of(id, fact))));
        var plan = life.Plan with { Id = id, Overrides = EveryRule };
        await Approve(service, plan);
        foreach (var (day, fact) in days)
        {
            MoveTo(service, day);
            await Record(service, fact, seed);
        }

        var expected = Course.Replay(plan, days.Select(d => d.Fact), PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday).ScheduleOn(life.Today);
        MoveTo(service, life.Today);
        var stored = await service.Get($"/api/v1/plans/{id}/schedule");
        stored.Text.ShouldBe(Encoding.UTF8.GetString(ScheduleJson.ToUtf8(expected, stored.Json["sequence"]!.GetValue<int>())), $"seed {seed}");
    }

    private static async Task Approve(ServiceFixture service, TreatmentPlan plan)
    {
        MoveTo(service, plan.Start.AddDays(-20));
        await using var scope = service.Services.CreateAsyncScope();
        Done(await scope.ServiceProvider.GetRequiredService<PlanDrafts>()
            .Create(PlanJson.ToUtf8(plan), SenderRight.Everything("law"), CancellationToken.None), plan.Id);
        Done(await scope.ServiceProvider.GetRequiredService<PlanApproval>().Approve(plan.Id, "law", IfMatch.Anything, CancellationToken.None), plan.Id);
    }

    private static async Task Record(ServiceFixture service, Fact fact, int seed)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var recorder = scope.ServiceProvider.GetRequiredService<FactRecorder>();
        Done(await recorder.Record(fact.Plan, [new OfferedFact(fact, "#")], SenderRight.Everything("law"), IfMatch.Anything, CancellationToken.None),
            $"seed {seed}, {fact}");
    }

    private static Fact Of(string plan, Fact fact) => fact is PlanAmended amended
        ? amended with { Plan = plan, Document = amended.Document with { Id = plan, Overrides = EveryRule } }
        : fact with { Plan = plan };

    private static bool IsOnTheSitesCalendar(int seed) => RandomLife.Live(seed, 0).Calendar == SiteCalendar.MondayToFriday;

    private static void MoveTo(ServiceFixture service, DateOnly day) => service.Time.MoveTo(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero));

    private static void Done<T>(Outcome<T> outcome, string what) =>
        outcome.Match(_ => "", problem => $"{problem.Detail} {string.Join("; ", problem.Errors)}").ShouldBeEmpty(what);
}
