using System.Reflection;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;

namespace HerScheduler.Tests.Given;

/// <summary>Rows of each type with all that is awkward to store: nulls, letters of many scripts, ends of months, the last millisecond of a year.</summary>
internal static class SampleRows
{
    /// <summary>The plan that the rows belong to.</summary>
    public const string PlanId = "plan-of-samples";

    private const string Awkward = "Zoë \"O'Neil\" \\ 漢字 😀 \t\n mg/m² {0} $1 --";

    private static readonly DateTimeOffset LastMillisecond = new(2027, 12, 31, 23, 59, 59, 999, TimeSpan.Zero);
    private static readonly DateTimeOffset LeapDay = new(2028, 2, 29, 0, 0, 0, 1, TimeSpan.Zero);
    private static readonly DateOnly EndOfMonth = new(2026, 1, 31);

    private static readonly Dictionary<string, ISample> Samples = new(StringComparer.Ordinal)
    {
        ["plans"] = new Sample<PlanRow>(() => [Plan("Plan-A_1"), Full("plan-a_1")]),
        ["plan_events"] = new Sample<PlanEventRow>(() => [.. Events()]),
        ["log_entries"] = new Sample<LogEntryRow>(() => [Entry(0, "", "a"), Entry(1, "a", "b"), Entry(2, "b", "c")]),
        ["outbox"] = new Sample<OutboxRow>(() => [Message(PlanId, 1), Message(PlanId, 2, full: true), Message(PlanId, int.MaxValue)]),
        ["event_changes"] = new Sample<EventChangeRow>(() => [.. Enum.GetValues<ChangeKind>().Select(Change)]),
        ["notices"] = new Sample<NoticeRow>(() => [Notice(NoticeKind.Reminder, 7), Notice(NoticeKind.Overdue, 0), Notice(NoticeKind.Overdue, -1)]),
        ["mails"] = new Sample<MailRow>(() => [Mail(1), Mail(2, full: true), Digest("a@example.org"), Digest("ñ@example.org")]),
    };

    public static IEnumerable<string> Tables => Samples.Keys;

    public static ISample Of(string table) => Samples[table];

    public static PlanRow Plan(string id) => new()
    {
        Id = id, PatientId = "MRN-1", Site = "north-clinic", Navigator = "navigator.one@example.org", Protocol = "tchp", Document = "{}", CreatedAt = LeapDay,
    };

    public static OutboxRow Message(string plan, int sequence, bool full = false) => new()
    {
        MessageId = $"{plan}/{sequence}", PlanId = plan, Sequence = sequence, RoutingKey = "cycle.scheduled.north-clinic",
        Type = "herscheduler.cycle.scheduled.v1",
        Subject = $"{plan}/tchp-1", Body = full ? Awkward : "{}", CreatedAt = LastMillisecond, CorrelationId = full ? "fact-1" : null,
        Trace = full ? "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" : null,
        LeaseUntil = full ? LeapDay : null, SentAt = full ? LastMillisecond : null, Attempts = full ? 3 : 0, LastFailure = full ? Awkward : null,
    };

    private static PlanRow Full(string id) => new()
    {
        Id = id, PatientId = Awkward, PatientName = Awkward, Site = "north-clinic", Navigator = "ñ@example.org", Protocol = "tchp", Status = PlanStatus.Closed,
        Document = Awkward,
        SearchText = Awkward, SearchName = Awkward, Version = 7, Entries = 6, Sequence = 8, Revision = 9, CreatedAt = LeapDay, ApprovedAt = LastMillisecond,
        ApprovedBy = Awkward, ClosedAt = LeapDay,
        LastLogHash = "abc", LogSeal = "def",
        NextAlertAt = LastMillisecond, CalendarId = "abc", ArchivedAt = LeapDay,
        DueOn = EndOfMonth, HoldFrom = EndOfMonth, Phase = CoursePhase.OnHer2Therapy, LastLvefOn = EndOfMonth,
        LastLvefPercent = 57.5m, NextHer2Dose = EndOfMonth,
    };

    private static IEnumerable<PlanEventRow> Events() =>
        Enum.GetValues<EventKind>().SelectMany(kind => Enum.GetValues<EventStatus>().Select(status => new PlanEventRow
    {
        PlanId = PlanId, Key = $"{kind}-{status}", Site = "north-clinic", Navigator = "navigator.one@example.org", Kind = kind, Status = status,
        Date = EndOfMonth, DueOn = status == EventStatus.Planned ? EndOfMonth : null,
        Title = Awkward, Body = Awkward, Booked = status == EventStatus.Done ? new DateOnly(2028, 2, 29) : null,
        NextNoticeAt = status == EventStatus.Planned ? LastMillisecond : null, AcknowledgedDate = status == EventStatus.Held ? EndOfMonth : null,
        QuietDate = status == EventStatus.Planned ? EndOfMonth : null,
    }));

    private static LogEntryRow Entry(int number, string previous, string hash) => new()
    {
        PlanId = PlanId, Number = number, EntryId = $"fact-{number}", Kind = "dose-given", Body = Awkward, RecordedAt = LastMillisecond, By = Awkward,
        Sender = "somebody",
        PreviousHash = previous, Hash = hash,
    };

    private static EventChangeRow Change(ChangeKind kind) => new()
    {
        PlanId = PlanId, EventKey = "echo-1", Title = Awkward, Kind = kind, Date = EndOfMonth,
        PreviousDate = kind == ChangeKind.Moved ? new DateOnly(2028, 2, 29) : null,
        Reason = Awkward, Cause = kind == ChangeKind.Moved ? "fact-1" : null, ChangedAt = LastMillisecond,
    };

    private static NoticeRow Notice(NoticeKind kind, int days) => new()
    {
        PlanId = PlanId, EventKey = "echo-1", Date = EndOfMonth, Kind = kind, Days = days, NoticedAt = LeapDay, Skipped = days < 0 ? Awkward : null,
    };

    private static MailRow Mail(int number, bool full = false) => new()
    {
        MessageId = $"<alert.{number}>", PlanId = PlanId, EventKey = "echo-1", Kind = "overdue", Day = EndOfMonth, Days = 14, Cycle = "",
        Recipient = "ñ@example.org",
        CreatedAt = LeapDay, ComposedAt = full ? LastMillisecond : null, DueAt = full ? LastMillisecond : null, Attempts = number,
        SentAt = full ? LeapDay : null, Failure = full ? Awkward : null,
        GivenUp = full ? Awkward : null, Site = full ? "north-clinic" : null, IsObsolete = full,
    };

    private static MailRow Digest(string navigator) => new()
    {
        MessageId = $"<digest.{navigator}>", Kind = MailRow.Digest, Recipient = navigator, Day = new DateOnly(2028, 2, 29), CreatedAt = LastMillisecond,
    };

    /// <summary>Rows of one type.</summary>
    internal interface ISample
    {
        /// <summary>Columns that can be without a value, and are so in every row, or in none.</summary>
        public IEnumerable<string> OneSided { get; }

        public Task Add(SchedulerDb db);

        public Task Insert(SchedulerDb db);
    }

    private sealed class Sample<TRow>(Func<IReadOnlyList<TRow>> rows) : ISample
        where TRow : class
    {
        public IEnumerable<string> OneSided => typeof(TRow).GetProperties()
            .Where(property => property.PropertyType != typeof(PlanRow) && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable)
            .Where(property => rows().Select(property.GetValue).Select(value => value is null).Distinct().Count() < 2)
            .Select(property => property.Name);

        public Task Add(SchedulerDb db)
        {
            db.Set<TRow>().AddRange(rows());
            return Task.CompletedTask;
        }

        public Task Insert(SchedulerDb db) => db.Dialect.Insert(db, rows(), CancellationToken.None);
    }
}
