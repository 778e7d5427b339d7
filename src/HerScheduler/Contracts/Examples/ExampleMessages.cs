using System.Text;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Messages;
using HerScheduler.Settings;

namespace HerScheduler.Contracts.Examples;

/// <summary>Lives a life in memory and keeps what would be sent: the same code decides and writes as in the service, only nothing is stored.</summary>
internal sealed class ExampleMessages
{
    private static readonly SchedulerSettings Installation = new() { BaseUri = new Uri("https://scheduler.example.org/") };

    private readonly EventMessages _messages = new(Installation);
    private readonly Announcements _announcements;
    private readonly Course _course;
    private readonly PlanRow _row;
    private readonly List<Fact> _facts = [];
    private readonly List<OutboxRow> _sent = [];
    private DateOnly _today;

    private ExampleMessages(TreatmentPlan plan)
    {
        _announcements = new Announcements(_messages);
        _course = Course.Begin(plan, PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday);
        _row = new PlanRow
        {
            Id = plan.Id, PatientId = plan.Patient.Id, Site = plan.Site, Navigator = plan.Navigator, Protocol = plan.Protocol, Document = "",
        };
    }

    private DateTimeOffset Now => new(_today, new TimeOnly(14, 0), TimeSpan.Zero);

    /// <summary>The messages, in the order of their sequence: approval on the first day, then what each day brought.</summary>
    /// <exception cref="InvalidOperationException">A document of the life is not what the service takes.</exception>
    public static IReadOnlyList<OutboxRow> Of(ExampleLife example)
    {
        var life = new ExampleMessages(PlanReader.Read(Encoding.UTF8.GetBytes(example.Plan), PlanLibrary.BuiltIn).Value);
        life._today = DayOf(example.Days[0]);
        life._sent.AddRange(life._announcements.OfApproval(life._row, life._course.Plan, life._course.ScheduleOn(life._today), life.Now));
        foreach (var day in example.Days)
        {
            life.GoOnTo(DayOf(day));
            foreach (var fact in day.Facts)
            {
                life.Record(FactReader.Read(Encoding.UTF8.GetBytes(fact), PlanLibrary.BuiltIn).Value);
            }
        }

        return life._sent;
    }

    /// <summary>Each day's reminders and overdue alerts, as the sweep would send them.</summary>
    private void GoOnTo(DateOnly day)
    {
        for (; _today < day; _today = _today.AddDays(1))
        {
            foreach (var e in _course.ScheduleOn(_today).Events)
            {
                if (NoticePolicy.Default.Current(e.Kind, e.Key, e.Status, e.Date, _today) is { } notice && notice.On == _today)
                {
                    _sent.Add(_messages.Noticed(_row, RowOf(e), notice, Now));
                }
            }
        }
    }

    private void Record(Fact fact)
    {
        var before = _course.ScheduleOn(_today);
        _course.Record(fact, _today).Match(
            _ => fact,
            () => fact,
            refusal => throw new InvalidOperationException($"The example {fact.Id} is refused: {string.Join("; ", refusal.Faults)}"));
        var after = _course.ScheduleOn(_today);
        var recorded = new RecordedFacts([.. _facts], before, [new Step(fact, after)], ScheduleDiff.Between(before, after, fact));
        _facts.Add(fact);
        _sent.AddRange(_announcements.OfFacts(_row, _course.Plan, recorded, Now));
        _sent.AddRange(UrgentAlert.Of(after)
            .Where(alert => alert.Kind != UrgentKind.EchoOverdueCycleDue)
            .ExceptBy(UrgentAlert.Of(before).Select(KeyOf), KeyOf)
            .Select(alert => _messages.Urgent(_row, alert, after, fact.Id, Now)));
    }

    private static (UrgentKind, string?, DateOnly) KeyOf(UrgentAlert alert) => (alert.Kind, alert.Event, alert.Since);

    private PlanEventRow RowOf(ScheduleEvent e) => new()
    {
        PlanId = _row.Id,
        Key = e.Key,
        Site = _row.Site,
        Navigator = _row.Navigator,
        Kind = e.Kind,
        Date = e.Date,
        Title = e.Title,
        Body = EventJson.Text(e),
    };

    private static DateOnly DayOf(ExampleDay day) => JsonDates.ParseDay(day.Day);
}
