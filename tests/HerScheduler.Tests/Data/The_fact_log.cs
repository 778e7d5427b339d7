using HerScheduler.Facts;
using HerScheduler.Tests.Given;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Data;

public sealed class The_fact_log
{
    [Theory]
    [InlineData("UPDATE log_entries SET Body = 'x'")]
    [InlineData("DELETE FROM log_entries")]
    public async Task Cannot_be_changed_or_emptied_even_with_SQL(string sql)
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        var refused = await Should.ThrowAsync<SqliteException>(() => service.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql)));

        refused.Message.ShouldContain("append-only");
        (await Stored.In(service)).Log.ShouldBe(1);
    }

    [Fact]
    public async Task Shows_where_somebody_changed_it_behind_the_database()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await service.InDatabase(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER log_entries_no_update"));
        await service.InDatabase(db => db.Database.ExecuteSqlRawAsync("UPDATE log_entries SET Sender = 'somebody else'"));

        var log = await service.InDatabase(db => db.Log.OrderBy(e => e.Number).ToListAsync());
        var plan = await service.InDatabase(db => db.Plans.SingleAsync());

        HashChain.FirstBreak(log, plan.LastLogHash).ShouldBe(0);
    }
}
