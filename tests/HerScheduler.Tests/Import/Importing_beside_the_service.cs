using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Import;

public sealed class Importing_beside_the_service
{
    [Fact]
    public async Task A_plan_that_somebody_creates_at_this_moment_takes_no_other_with_it()
    {
        var meanwhile = new Meanwhile("log_entries");
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(meanwhile));
        meanwhile.Once(async () => (await service.Draft(Documents.Tchp("plan-00002"))).Expect(HttpStatusCode.Created));

        var batches = await service.ImportInside(ImportRuns.Lines(3));

        batches.Sum(batch => batch.Imported).ShouldBe(2);
        batches.SelectMany(batch => batch.Refused).ShouldHaveSingleItem().PlanId.ShouldBe("plan-00002");
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task A_plan_that_somebody_approves_at_this_moment_is_there_already()
    {
        var meanwhile = new Meanwhile("log_entries");
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(meanwhile));
        meanwhile.Once(() => service.Approved(Documents.Tchp("plan-00002")));

        var batches = await service.ImportInside(ImportRuns.Lines(3));

        (batches.Sum(batch => batch.Imported), batches.Sum(batch => batch.AlreadyThere)).ShouldBe((2, 1));
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Plans_count_from_where_publishing_was_resumed_while_they_were_judged()
    {
        var meanwhile = new Meanwhile("log_entries");
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(meanwhile));
        meanwhile.Once(() =>
            service.InDatabase(db => db.InOneTransaction(async token => (await Installation.Of(db, token)).FirstSequence += 1000, CancellationToken.None)));

        await service.ImportInside(ImportRuns.Lines(2));

        var messages = await service.Messages("plan-00002");
        messages.Select(message => message.Sequence).ShouldBe(Enumerable.Range(1001, messages.Count));
        messages.ShouldAllBe(message => JsonNode.Parse(message.Body)!["data"]!["sequence"]!.GetValue<int>() == message.Sequence);
        (await service.InDatabase(db => db.Plans.Select(plan => plan.Sequence).Distinct().SingleAsync())).ShouldBe(messages[^1].Sequence);
        await service.EveryChainShouldHold();
    }

    [Fact]
    public async Task Both_get_their_work_done()
    {
        const int Plans = 400;
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-0001"));
        service.Time.MoveTo(Cli.CommandRun.Now);
        var import = service.Import(service.Write("plans.ndjson", ImportRuns.Lines(Plans)));

        var others = 0;
        while (!import.IsCompleted || others < 5)
        {
            others++;
            (await service.Record(Documents.Batch(Documents.Deferred($"fact-{others}", "tchp-3", $"2026-03-{others % 20 + 1:00}")))).Expect(HttpStatusCode.OK);
            await service.Approved(Documents.Tchp($"plan-x{others}"));
        }

        (await import).Output.ShouldContain($"{Plans} imported");
        (await service.InDatabase(db => db.Plans.CountAsync())).ShouldBe(Plans + 1 + others);
        await service.EveryPlanShouldBeWhole();
    }
}
