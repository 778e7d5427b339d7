using System.Resources;
using HerScheduler.Data;
using HerScheduler.Data.PostgreSql;
using HerScheduler.Data.Sqlite;
using HerScheduler.Data.SqlServer;
using HerScheduler.Facts.Inbound;
using HerScheduler.Hosting;
using HerScheduler.Tests.Given;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace HerScheduler.Tests.Data;

/// <summary>
/// A database that is away for a moment is waited for or answered with 503, never with 500, and no fact is refused for it; what is stored already, or cannot be
/// stored, is the data's and is not tried again.
/// </summary>
public sealed class What_a_failure_means
{
    private static readonly Dictionary<DatabaseFault, int[]> OfSqlServer = new()
    {
        [DatabaseFault.Transient] =
        [
            0, 2, 20, 53, 64, 121, 233, 258, 596, 601, 701, 845, 921, 922, 976, 978, 979, 981, 982, 983, 1203, 1204, 1205, 1222, 3902, 3903, 3906, 3930, 3960,
            3961, 3971, 4060, 6001, 6005, 8628, 8645, 8651, 10053, 10054, 10060, 10061, 10928, 10929, 11001, 17142, 17187, 17197, 17830, 18401, 35293, 40197,
            40501, 40613, 42108, 42109, 49918, 49919, 49920, 51001,
        ],
        [DatabaseFault.Away] =
        [
            -2, -1, 207, 208, 229, 468, 823, 824, 916, 926, 3908, 927, 942, 945, 1105, 4064, 9001, 9002, 18451, 18452, 18456, 18470, 18486, 18487, 18488,
        ],
        [DatabaseFault.Conflict] = [547, 2601, 2627, 3609, 51000],
        [DatabaseFault.Value] = [220, 241, 242, 245, 515, 1946, 2628, 4815, 8114, 8115, 8152],
    };

    public static TheoryData<int, string> Numbers => Cases(OfSqlServer);

    public static TheoryData<string, string> States => Cases(new Dictionary<DatabaseFault, string[]>
    {
        [DatabaseFault.Transient] =
            ["08000", "08006", "25006", "25P02", "25P03", "40001", "40P01", "53200", "53300", "55006", "55P03", "57P01", "57P02", "57P03", "57P05"],
        [DatabaseFault.Away] = ["28000", "28P01", "3D000", "42501", "42P01", "53100", "57014", "57P04", "58030", "XX000", "0A000"],
        [DatabaseFault.Conflict] = ["23001", "23503", "23505", "23P01"],
        [DatabaseFault.Value] = ["22001", "22003", "22021", "23502", "23514"],
    });

    public static TheoryData<int, int, string> Codes => new()
    {
        { 5, 5, "Transient" }, { 5, 517, "Transient" }, { 6, 262, "Transient" }, { 9, 9, "Transient" }, { 15, 15, "Transient" },
        { 7, 7, "Away" }, { 8, 8, "Away" }, { 10, 778, "Away" }, { 11, 11, "Away" }, { 13, 13, "Away" }, { 10, 4874, "Away" }, { 14, 14, "Away" }, { 23, 23, "Away" },
        { 26, 26, "Away" }, { 1, 1, "Away" },
        { 19, 19, "Conflict" }, { 19, 787, "Conflict" }, { 19, 1555, "Conflict" }, { 19, 1811, "Conflict" }, { 19, 2067, "Conflict" }, { 19, 2579, "Conflict" },
        { 18, 18, "Value" }, { 20, 20, "Value" }, { 25, 25, "Value" }, { 19, 275, "Value" }, { 19, 1299, "Value" }, { 19, 3091, "Value" },
    };

    [Theory]
    [Trait("Database", "any")]
    [MemberData(nameof(Numbers))]
    public void Of_SQL_Server_its_number_says(int number, string fault) =>
        Of((number, 16)).ShouldBe(fault, SqlServerFaults.Table[number].Reason);

    [Fact]
    [Trait("Database", "any")]
    public void Of_SQL_Server_every_number_has_a_reason_and_a_test()
    {
        SqlServerFaults.Table.Keys.Order().ShouldBe(OfSqlServer.Values.SelectMany(numbers => numbers).Order());
        SqlServerFaults.Table.Values.ShouldAllBe(entry => entry.Reason.Length > 5);
    }

    [Fact]
    [Trait("Database", "any")]
    public void Of_SQL_Server_with_several_errors_the_datas_decide()
    {
        Of((2627, 14), (3621, 0)).ShouldBe("Conflict", "the second says that the statement was ended");
        Of((51000, 16), (3609, 16)).ShouldBe("Conflict");
        Of((3621, 0), (2628, 16)).ShouldBe("Value");
        Of((1205, 13), (3621, 0)).ShouldBe("Transient");
        Of((4060, 11), (18456, 14)).ShouldBe("Transient", "a database that is not open yet: the sign-in fails with it");
        Of((18456, 14)).ShouldBe("Away");
        Of((99999, 20)).ShouldBe("Transient", "so severe that the server ends the connection");
        Of((99999, 16)).ShouldBe("Away", "unknown: no fact is refused for it");
        Of().ShouldBe("Away");
    }

    [Theory]
    [Trait("Database", "any")]
    [MemberData(nameof(States))]
    public void Of_PostgreSQL_its_SQLSTATE_says(string state, string fault)
    {
        PostgreSqlFaults.Of(state).Fault.ToString().ShouldBe(fault);
        DatabaseFaults.Of(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state))).ToString().ShouldBe(fault);
    }

    [Theory]
    [Trait("Database", "any")]
    [MemberData(nameof(Codes))]
    public void Of_SQLite_its_code_says(int primary, int extended, string fault) => SqliteFaults.Of(primary, extended).Fault.ToString().ShouldBe(fault);

    [Fact]
    [Trait("Database", "any")]
    public void That_nothing_can_be_written_is_said_in_words_whichever_database_says_it()
    {
        var noRoom = new PostgresException("could not write init file", "FATAL", "FATAL", "XX000");
        foreach (var full in new Exception[] { new SqliteException("", 13), new SqliteException("", 10, 4874), OfPostgreSql("53100"), noRoom })
        {
            WriteObstacles.Of(new DbUpdateException("", full)).ShouldNotBeNull().ShouldContain("disk of the database is full");
        }

        foreach (var readOnly in new Exception[] { new SqliteException("", 8), new SqliteException("", 8, 1544), OfPostgreSql("25006") })
        {
            WriteObstacles.Of(new RetryLimitExceededException("", readOnly)).ShouldNotBeNull().ShouldContain("read-only");
        }

        WriteObstacles.Of(new SqliteException("", 14)).ShouldNotBeNull().ShouldContain("cannot be opened");
        SqlServerFaults.Of([(1105, 17)]).Obstacle.ShouldBe(WriteObstacle.Full);
        SqlServerFaults.Of([(9002, 17)]).Obstacle.ShouldBe(WriteObstacle.Full);
        SqlServerFaults.Of([(3906, 16)]).Obstacle.ShouldBe(WriteObstacle.ReadOnly);
        SqlServerFaults.Of([(3908, 16)]).Obstacle.ShouldBe(WriteObstacle.ReadOnly);
        foreach (var other in new Exception[] { new SqliteException("", 5), OfPostgreSql("40001"), new TimeoutException(), new InvalidOperationException() })
        {
            WriteObstacles.Of(other).ShouldBeNull();
        }
    }

    [Theory]
    [Trait("Database", "any")]
    [InlineData("NpgsqlTransaction", true)]
    [InlineData("Npgsql.NpgsqlConnection", true)]
    [InlineData("SqlTransaction", true)]
    [InlineData("SqliteConnection", true)]
    [InlineData("SchedulerDb", false)]
    [InlineData("System.Net.Http.HttpClient", false)]
    public void What_a_driver_disposed_of_when_its_session_was_cut_is_transient(string what, bool isTransient) =>
        DatabaseFaults.Of(new ObjectDisposedException(what)).ShouldBe(isTransient ? DatabaseFault.Transient : null);

    [Fact]
    [Trait("Database", "any")]
    public async Task A_server_that_refuses_connections_is_waited_for()
    {
        foreach (var refused in await RefusedConnections())
        {
            DatabaseFaults.Of(refused).ShouldBe(DatabaseFault.Transient, refused.Message);
            FailureCause.IsTransient(refused).ShouldBeTrue("no fact is refused for it");
            (await UnexpectedProblems.Of(refused)).Status.ShouldBe(503);
            (await Attempts(refused)).ShouldBe(3, "the first, and two more");
        }
    }

    [Theory]
    [Trait("Database", "any")]
    [InlineData("Timeout expired.  The timeout period elapsed prior to obtaining a connection from the pool.  This may have occurred because all pooled connections were in use and max pool size was reached.")]
    [InlineData("This SqlTransaction has completed; it is no longer usable.")]
    [InlineData("The transaction is either not associated with the current connection or has been completed.")]
    [InlineData("Invalid operation. The connection is closed.")]
    [InlineData("BeginExecuteReader requires an open and available Connection. The connection's current state is closed.")]
    [InlineData("Internal connection fatal error. Error state: 15, Token : 97")]
    [InlineData("This NpgsqlTransaction has completed; it is no longer usable.")]
    [InlineData("Transaction is already completed")]
    [InlineData("Connection is not open")]
    public async Task A_connection_that_ended_under_us_is_transient_however_the_driver_says_it(string said)
    {
        var failure = new InvalidOperationException(said);

        DatabaseFaults.Of(failure).ShouldBe(DatabaseFault.Transient);
        FailureCause.IsTransient(failure).ShouldBeTrue("no fact is refused for it");
        (await UnexpectedProblems.Of(failure)).Status.ShouldBe(503);
        (await Attempts(failure)).ShouldBe(3);
    }

    [Fact]
    [Trait("Database", "any")]
    public void What_the_driver_of_SQL_Server_says_then_is_known_by_its_own_sentences()
    {
        var sentences = new ResourceManager("Microsoft.Data.SqlClient.Resources.Strings", typeof(SqlConnection).Assembly);
        foreach (var (name, known) in EndedConnections.OfSqlClient)
        {
            sentences.GetString(name, System.Globalization.CultureInfo.InvariantCulture)!.ShouldContain(known, Case.Sensitive, name);
        }
    }

    [Fact]
    [Trait("Database", "any")]
    public async Task Our_own_mistakes_are_no_faults_of_the_database()
    {
        foreach (var mistake in new Exception[] { new InvalidOperationException("Sequence contains no elements."), new NotSupportedException("x"),
            new FormatException("y") })
        {
            DatabaseFaults.Of(mistake).ShouldBeNull();
            (await UnexpectedProblems.Of(mistake)).Status.ShouldBe(500);
            (await Attempts(mistake)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_log_that_its_triggers_guard_and_a_key_that_is_taken_are_conflicts_and_not_tried_again()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        foreach (var statement in new[] { "DELETE FROM log_entries", "INSERT INTO plans SELECT * FROM plans" })
        {
            var attempts = 0;
            var refused = await Should.ThrowAsync<Exception>(() => service.InDatabase(db => db.InOneTransaction(
                cancel =>
                {
                    attempts++;
                    return db.Database.ExecuteSqlRawAsync(statement, cancel);
                },
                CancellationToken.None)));

            attempts.ShouldBe(1, statement);
            DatabaseFaults.Of(refused).ShouldBe(DatabaseFault.Conflict, statement);
            (await UnexpectedProblems.Of(refused)).Status.ShouldBe(409);
            FailureCause.IsTransient(refused).ShouldBeFalse();
        }
    }

    private static PostgresException OfPostgreSql(string state) => new("", "ERROR", "ERROR", state);

    private static string Of(params (int Number, byte Severity)[] errors) => SqlServerFaults.Of(errors).Fault.ToString();

    private static TheoryData<T, string> Cases<T>(Dictionary<DatabaseFault, T[]> expected)
    {
        var cases = new TheoryData<T, string>();
        foreach (var (fault, keys) in expected)
        {
            foreach (var key in keys)
            {
                cases.Add(key, fault.ToString());
            }
        }

        return cases;
    }

    /// <summary>Of a port on which nothing listens.</summary>
    private static async Task<IReadOnlyList<Exception>> RefusedConnections()
    {
        using var port = new DeadPort();
        await using var sqlServer =
            new SqlConnection($"Server=127.0.0.1,{port.Number};Database=x;User ID=x;Password=x;Connect Timeout=2;Connect Retry Count=0;Pooling=false");
        await using var postgreSql = new NpgsqlConnection($"Host=127.0.0.1;Port={port.Number};Database=x;Username=x;Password=x;Pooling=false");
        return [await Should.ThrowAsync<SqlException>(() => sqlServer.OpenAsync()), await Should.ThrowAsync<NpgsqlException>(() => postgreSql.OpenAsync())];
    }

    /// <summary>How often work is done that fails like this.</summary>
    private static async Task<int> Attempts(Exception failure)
    {
        await using var db = Models.Of("SqlServer");
        var (attempts, strategy) =
            (0, new DatabaseRetry(db.GetService<ExecutionStrategyDependencies>(), attempts: 2, longestPause: TimeSpan.FromMilliseconds(1)));
        await Should.ThrowAsync<Exception>(() => strategy.ExecuteAsync(Fail));
        return attempts;

        Task Fail()
        {
            attempts++;
            return Task.FromException(failure);
        }
    }
}
