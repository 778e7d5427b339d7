using HerScheduler.Data;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Data;

/// <summary>The bulk path of each database writes what EF writes.</summary>
public sealed class Inserting_rows_in_bulk
{
    public static TheoryData<string> Tables => [.. SampleRows.Tables];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Stores_every_column_as_EF_does(string table)
    {
        await using var service = await ServiceFixture.Run();
        var byEF = await service.InDatabase(db => RawRows.After(db, table, () => SampleRows.Of(table).Add(db)));

        var inBulk = await service.InDatabase(db => RawRows.After(db, table, () => SampleRows.Of(table).Insert(db)));

        byEF.ShouldNotBeEmpty();
        inBulk.ShouldBe(byEF);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Is_tried_with_and_without_a_value_wherever_there_can_be_none(string table) =>
        SampleRows.Of(table).OneSided.ShouldBeEmpty();

    [Fact]
    public async Task Numbers_messages_in_the_order_of_the_rows()
    {
        await using var service = await ServiceFixture.Run();
        var messages = Enumerable.Range(1, 5000).Select(n => SampleRows.Message("plan-0001", n)).ToList();

        await service.InDatabase(db => db.InOneTransaction(
            async token =>
            {
                await db.Dialect.Insert(db, [SampleRows.Plan("plan-0001")], token);
                await db.Dialect.Insert(db, messages, token);
                return messages.Count;
            },
            CancellationToken.None));

        var stored = await service.InDatabase(db => db.Outbox.OrderBy(m => m.Id).Select(m => m.Sequence).ToListAsync());
        stored.ShouldBe(messages.Select(m => m.Sequence));
    }

    [Fact]
    public async Task Of_no_rows_does_nothing()
    {
        await using var service = await ServiceFixture.Run();

        await service.InDatabase(db => db.InOneTransaction(
            async token =>
            {
                await db.Dialect.Insert<OutboxRow>(db, [], token);
                return 0;
            },
            CancellationToken.None));

        (await Stored.In(service)).ShouldBe(Stored.Nothing);
    }

    [Fact]
    public async Task Goes_with_the_transaction_that_is_rolled_back()
    {
        await using var service = await ServiceFixture.Run();

        await service.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Dialect.Insert(db, [SampleRows.Plan("plan-0001")], CancellationToken.None);
            await transaction.RollbackAsync();
            return 0;
        });

        (await Stored.In(service)).ShouldBe(Stored.Nothing);
    }

    [Fact]
    public async Task Outside_a_transaction_is_refused()
    {
        await using var service = await ServiceFixture.Run();

        await service.InDatabase(db =>
            Should.ThrowAsync<InvalidOperationException>(() => db.Dialect.Insert(db, [SampleRows.Plan("plan-0001")], CancellationToken.None)));
    }

    [Fact]
    public async Task Of_a_key_that_is_taken_fails_as_saving_it_would()
    {
        await using var service = await ServiceFixture.Run();
        await Insert(service, SampleRows.Plan("plan-0001"));

        var refused = await Should.ThrowAsync<DbUpdateException>(() => Insert(service, SampleRows.Plan("plan-0002"), SampleRows.Plan("plan-0001")));

        DatabaseFaults.Of(refused).ShouldBe(DatabaseFault.Conflict);
        (await Stored.In(service)).Plans.ShouldBe(1);
    }

    [Fact]
    public async Task Of_what_refers_to_nothing_fails_as_saving_it_would()
    {
        await using var service = await ServiceFixture.Run();

        await Should.ThrowAsync<DbUpdateException>(() => Insert(service, SampleRows.Message("plan-0001", 1)));

        (await Stored.In(service)).ShouldBe(Stored.Nothing);
    }

    private static Task<int> Insert<TRow>(ServiceFixture service, params TRow[] rows)
        where TRow : class => service.InDatabase(db => db.InOneTransaction(
            async token =>
            {
                await db.Dialect.Insert(db, rows, token);
                return rows.Length;
            },
            CancellationToken.None));
}
