using System.Net;
using HerScheduler.Data;
using HerScheduler.Hosting;
using HerScheduler.Tests.Given;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Data;

public sealed class Concurrent_writers
{
    [Fact]
    public async Task Of_one_plan_that_both_have_read_the_second_is_refused()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        await service.InDatabase(async mine =>
        {
            var plan = await mine.Plans.SingleAsync();
            await service.InDatabase(async theirs =>
            {
                (await theirs.Plans.SingleAsync()).Version = 1;
                return await theirs.SaveChangesAsync();
            });
            plan.Version = 1;
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());
            return plan;
        });

        (await service.InDatabase(db => db.Plans.SingleAsync())).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task The_one_who_comes_second_is_told_the_version_and_what_was_recorded()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));

        var problem = await service.InDatabase(async mine =>
        {
            (await mine.Plans.SingleAsync()).Version = 1;
            (await service.Record(Documents.Batch(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"), Documents.Deferred("fact-2", "tchp-2", "2026-02-02"))))
                .Expect(HttpStatusCode.OK);
            return await UnexpectedProblems.Of(await Should.ThrowAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync()));
        });

        problem.Status.ShouldBe(409);
        problem.Detail.ShouldContain("'plan-0001' was changed at the same moment: it is approved with version 2 now");
        problem.Version.ShouldBe(2);
        problem.Recorded.Select(entry => entry.Id).ShouldBe(["fact-1", "fact-2"]);
    }

    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task Wait_for_another_process_that_holds_the_write_lock()
    {
        await using var service = await ServiceFixture.Run();
        await using var other = new SqliteConnection(service.Database.Connection);
        await other.OpenAsync();
        await using var held = await other.BeginTransactionAsync();

        var draft = service.Draft(Documents.Tchp());
        (await service.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);
        draft.IsCompleted.ShouldBeFalse("readers do not wait, writers do");
        await held.RollbackAsync();

        (await draft).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Work_that_fails_leaves_nothing_behind()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        await Should.ThrowAsync<InvalidOperationException>(() => service.InDatabase(db => db.InOneTransaction<int>(
            async cancel =>
            {
                (await db.Plans.SingleAsync(cancel)).Status = PlanStatus.Approved;
                await db.SaveChangesAsync(cancel);
                throw new InvalidOperationException("in the middle");
            },
            CancellationToken.None)));

        (await service.InDatabase(db => db.Plans.SingleAsync())).Status.ShouldBe(PlanStatus.Draft);
    }
}
