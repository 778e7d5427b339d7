using System.Data.Common;
using HerScheduler.Data;
using HerScheduler.Data.SqlServer;
using HerScheduler.Facts;
using HerScheduler.Tests.Data.TransactSql;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Data;

/// <summary>
/// Every text that the service sends to a SQL Server, read as SQL Server 2019 and 2022 read it, and looked at for what their optimizer, or only a certain
/// collation of the database, would make of it. What LINQ becomes is looked at wherever a test asks it (<see cref="SqlServerShadow"/>).
/// </summary>
[Trait("Database", "any")]
public sealed class Statements_to_SQL_Server
{
    private static readonly DateTimeOffset Now = ServiceFixture.Start;

    public static TheoryData<string> Files => new("sqlserver-backup.sql", "sqlserver-restore.sql");

    public static TheoryData<string> Tables
    {
        get
        {
            using var db = Models.Of("SqlServer");
            return [.. db.Model.GetEntityTypes().Select(type => type.GetTableName()!)];
        }
    }

    [Fact]
    public void The_script_of_migrations_is_understood_and_every_table_in_it_known()
    {
        using var db = Models.Of("SqlServer");

        DatabaseUpgrade.Script(db, from: null).ShouldBeTransactSql();

        Checked.Tables.Names.ShouldBeSubsetOf(Checked.Tables.Names.Union(db.Model.GetEntityTypes().Select(type => type.GetTableName()!)));
        db.Model.GetEntityTypes().Select(type => type.GetTableName()!).ShouldBeSubsetOf(Checked.Tables.Names);
        Checked.Tables.WithTriggers.Order(StringComparer.Ordinal).ShouldBe(
            db.Model.GetEntityTypes().Where(type => type.GetDeclaredTriggers().Any()).Select(type => type.GetTableName()!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_scripts_of_backups_are_understood(string file)
    {
        var text = await File.ReadAllTextAsync(Repository.File($"deploy/backup/{file}"));

        text.Replace("$(Database)", "herscheduler", StringComparison.Ordinal).Replace("$(File)", "/b/a.bak", StringComparison.Ordinal).ShouldBeTransactSql();
    }

    [Fact]
    public async Task A_restored_database_has_files_of_its_own_also_when_one_of_its_name_was_renamed_before()
    {
        var text = await File.ReadAllTextAsync(Repository.File("deploy/backup/sqlserver-restore.sql"));

        text.ShouldContain("SYSUTCDATETIME()", Case.Sensitive, "a database that is renamed keeps its files, which the second restore would meet");
    }

    [Fact]
    public async Task Plans_are_locked_by_seeks_in_order_some_thousand_at_a_time()
    {
        var ids = Enumerable.Range(1, (2 * SqlServerDialect.MostRows) + 1).Select(number => $"plan-{number}").ToList();

        var texts = await Sent(db => db.Dialect.LockPlans(db, [.. ids, "plan-1"], CancellationToken.None));

        texts.Count.ShouldBe(3);
        foreach (var text in texts)
        {
            text.ShouldBeTransactSql();
            text.ShouldContain("FORCESEEK (PK_plans (Id))");
            text.ShouldContain("FORCE ORDER");
            text.ShouldContain("COLLATE Latin1_General_100_BIN2");
        }

        (await Sent(db => db.Dialect.LockPlans(db, [], CancellationToken.None))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_and_upgrades_are_locked_and_why_not_is_said()
    {
        (await Sent(db => db.Dialect.LockWork(db, "digests", CancellationToken.None))).ShouldHaveSingleItem().ShouldBeTransactSql();

        var upgrade = await Sent(async db => await (await db.Dialect.LockUpgrade(db, CancellationToken.None)).DisposeAsync());
        upgrade.Count.ShouldBe(2);
        upgrade.ForEach(text => text.ShouldBeTransactSql());
    }

    [Fact]
    public async Task A_claim_commits_before_it_says_what_it_claimed()
    {
        var text = (await Sent(db => db.Dialect.ClaimOutbox(db, Now, Now, size: 10, after: 0, CancellationToken.None))).ShouldHaveSingleItem();

        text.ShouldBeTransactSql();
        text.IndexOf("COMMIT;", StringComparison.Ordinal)
            .ShouldBeLessThan(text.IndexOf("SELECT o.*", StringComparison.Ordinal), "an error of the commit must be met");
        text.ShouldContain("READCOMMITTEDLOCK, READPAST, UPDLOCK, ROWLOCK, INDEX (IX_outbox_unsent)");
    }

    [Fact]
    public async Task Thousands_of_refused_facts_are_asked_for_in_portions_without_an_array_of_another_collation()
    {
        IReadOnlyList<string> keys = [.. Enumerable.Range(1, 2_500).Select(number => $"{number:x64}")];

        foreach (var texts in new[]
        {
            await Sent(db => RefusedFacts.Among(db, keys, CancellationToken.None)), await Sent(db => RefusedFacts.Forget(db, keys, CancellationToken.None)),
        })
        {
            texts.Count.ShouldBe(3);
            texts.ForEach(text => text.ShouldBeTransactSql());
            texts.ShouldAllBe(text => !text.Contains("OPENJSON", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_settings_of_the_database_are_asked_for() =>
        (await Sent(db => db.Dialect.Advice(db, CancellationToken.None))).ShouldHaveSingleItem().ShouldBeTransactSql();

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Rows_are_added_changed_and_removed_without_an_output_that_triggers_forbid(string table)
    {
        foreach (var (state, count) in new[] { (EntityState.Added, 1), (EntityState.Added, 5), (EntityState.Modified, 2), (EntityState.Deleted, 2) })
        {
            var texts = await Sent(db =>
            {
                foreach (var row in BlankRows.Of(db, table, count))
                {
                    db.Entry(row).State = state;
                }

                return db.SaveChangesAsync();
            });

            texts.ShouldNotBeEmpty($"{table}: {state}");
            texts.ForEach(text => text.ShouldBeTransactSql());
        }
    }

    [Fact]
    public void Every_table_that_many_write_keeps_its_locks_on_rows()
    {
        using var db = Models.Of("SqlServer");
        var script = DatabaseUpgrade.Script(db, from: null);

        foreach (var table in LockEscalation.HotTables)
        {
            Checked.Tables.Names.ShouldContain(table);
            script.ShouldContain($"ALTER TABLE {table} SET (LOCK_ESCALATION = DISABLE)");
        }
    }

    [Theory]
    [InlineData("log_entries")]
    [InlineData("purged_plans")]
    [InlineData("access_log")]
    [InlineData("access_removals")]
    public void What_is_never_emptied_is_named_by_a_foreign_key(string table)
    {
        using var db = Models.Of("SqlServer");

        DatabaseUpgrade.Script(db, from: null)
            .ShouldContain($"REFERENCES {table} (", Case.Sensitive, "TRUNCATE fires no trigger, but is refused for what a foreign key names");
    }

    /// <summary>What was sent, whether or not the empty answer was understood.</summary>
    private static async Task<List<string>> Sent(Func<SchedulerDb, Task> work)
    {
        await using var recorded = new RecordedSqlServer();
        try
        {
            await work(recorded.Db);
        }
        catch (Exception emptyAnswer) when (emptyAnswer is InvalidOperationException or DbUpdateException or DbException)
        {
            recorded.Texts.ShouldNotBeEmpty(emptyAnswer.Message);
        }

        return [.. recorded.Texts];
    }
}
