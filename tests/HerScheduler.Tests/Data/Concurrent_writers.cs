using System.Net;
using HerScheduler.Data;
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
    public async Task Wait_for_another_process_that_holds_the_write_lock()
    {
        await using var service = await ServiceFixture.Run();
        await using var other = new SqliteConnection($"Data Source={service.DatabaseFile};Pooling=False");
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
