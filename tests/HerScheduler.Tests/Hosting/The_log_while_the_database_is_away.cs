using HerScheduler.Hosting;
using HerScheduler.Tests.Given;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Serilog.Events;
using Serilog.Parsing;

namespace HerScheduler.Tests.Hosting;

/// <summary>While the database is away everything that meets it has the same exception to tell: 4 KB a second once filled the disk that was full already.</summary>
public sealed class The_log_while_the_database_is_away
{
    private static readonly Exception[] Away =
    [
        new SqliteException("disk is full", 13),
        new DbUpdateException("not saved", new PostgresException("read-only", "ERROR", "ERROR", "25006")),
        new InvalidOperationException("This NpgsqlTransaction has completed; it is no longer usable."),
    ];

    private readonly MonotonicTime _time = new();
    private readonly DatabaseTroubleOnce _filter;

    public The_log_while_the_database_is_away() => _filter = new DatabaseTroubleOnce(_time);

    [Fact]
    public void Has_the_first_failure_of_a_row_and_of_each_hour()
    {
        var written = 0;
        for (var second = 0; second < 2 * 60 * 60; second++)
        {
            written += IsWritten(Away[second % Away.Length]) ? 1 : 0;
            _time.Pass(TimeSpan.FromSeconds(1));
        }

        written.ShouldBe(2);
    }

    [Fact]
    public void Has_the_next_failure_after_a_quiet_minute()
    {
        IsWritten(Away[0]).ShouldBeTrue();
        _time.Pass(TimeSpan.FromSeconds(59));
        IsWritten(Away[1]).ShouldBeFalse();
        _time.Pass(TimeSpan.FromSeconds(60));
        IsWritten(Away[2]).ShouldBeTrue();
    }

    [Fact]
    public void Has_everything_else_always()
    {
        IsWritten(Away[0]).ShouldBeTrue();
        IsWritten(failure: null).ShouldBeTrue();
        IsWritten(new InvalidOperationException("a mistake of ours")).ShouldBeTrue();
        IsWritten(new SqliteException("the key is taken", 19)).ShouldBeTrue("no fault of the database");
        IsWritten(new TimeoutException("the mail server")).ShouldBeTrue();
    }

    private bool IsWritten(Exception? failure) =>
        _filter.IsEnabled(new LogEvent(ServiceFixture.Start, LogEventLevel.Error, failure, new MessageTemplateParser().Parse("failed"), []));
}
