using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Deliveries;
using HerScheduler.Localization;
using HerScheduler.Pages.Recording;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Pages.Patient;

/// <summary>The parts of the page that are looked at one at a time.</summary>
public enum PatientTab
{
    Schedule,
    Facts,
    Sent,
    Documents,
}

/// <summary>The page of one patient's plan, in words.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Course">The plan.</param>
/// <param name="Schedule">Its schedule today.</param>
/// <param name="Protocol">The protocol's title.</param>
/// <param name="Tab">Which part is shown.</param>
/// <param name="Line">The picture.</param>
/// <param name="Sent">What was sent; only on its tab.</param>
/// <param name="Result">What was just recorded; null: nothing.</param>
/// <param name="Role">Who looks at it.</param>
public sealed record PatientView(
    Texts Texts, StoredCourse Course, Schedule Schedule, string Protocol, PatientTab Tab, Timeline Line,
    IReadOnlyList<Delivery> Sent, RecordedResult? Result, UserRole Role)
{
    public Reasons Reasons { get; } = Reasons.Of(Texts, Schedule);

    public PlanRow Plan => Course.Plan;

    public string Name => Course.Site.ShowPatientNames ? Plan.PatientName ?? "" : "";

    /// <summary>The plan is open, and the reader's role records facts.</summary>
    public bool MayRecord => Plan.Status == PlanStatus.Approved && Role != UserRole.Administrator;

    public bool MayApprove => Role == UserRole.Clinician;

    public bool MayAmend => Role == UserRole.Clinician && Plan.Status == PlanStatus.Approved;

    public bool MayEdit => Role is UserRole.Clinician or UserRole.Navigator;

    public bool IsDraft => Plan.Status == PlanStatus.Draft;

    /// <summary>The first thing that is still to happen.</summary>
    public ScheduleEvent? Next => Schedule.Events.FirstOrDefault(item => item.IsOpen && item.Kind != EventKind.Her2Completion);

    /// <summary><c>5 of 18</c>.</summary>
    public string Her2Doses
    {
        get
        {
            var all = Schedule.Events.Where(item => item is { Her2Cycle: not null, Status: not (EventStatus.Cancelled or EventStatus.Omitted) }).ToList();
            return Texts.Said("Patient.Of", all.Count(item => item.Status == EventStatus.Done), all.Count);
        }
    }

    public LastLvef? LastLvef => Schedule.LastLvef;

    public ScheduleEvent? Completion => Schedule.Events.FirstOrDefault(item => item.Kind == EventKind.Her2Completion);

    /// <summary>The patient's other open plans, as far as the reader may see them: id, and protocol with clinic.</summary>
    public IReadOnlyList<(string Id, string What)> Others { get; init; } = [];

    /// <summary>Errors that no override names stand against approval.</summary>
    public IReadOnlyList<Finding> Blocking => [.. Findings.Where(finding => finding.BlocksApproval)];

    /// <summary>What the safety review says; of a draft also about the patient's other open plans.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = Schedule.Findings;

    /// <summary>Which text of a draft is shown.</summary>
    public string Seen => DraftTag.Of(Plan).Text;

    /// <summary>Why the draft was not approved, or a finding not overridden; null: nothing was refused.</summary>
    public DraftRefusal? Refusal { get; init; }

    /// <summary>The reason that a clinician gave for a finding, and whose it is.</summary>
    public RuleOverride? OverrideOf(Finding finding) => Course.Course.Plan.Overrides.FirstOrDefault(one => one.Names(finding));

    /// <summary>Where the day falls between the lines of the schedule: before the event with this key. Null: after all.</summary>
    public string? TodayBefore => Schedule.Events.FirstOrDefault(item => item.Date >= Schedule.AsOf)?.Key;

    /// <summary>How the line of an event looks.</summary>
    public string RowClass(ScheduleEvent item) => string.Join(' ', Classes(item));

    /// <summary>How an event stands, in words.</summary>
    public string Standing(ScheduleEvent item) => (item.Status, Timing.Of(item, Schedule.AsOf)) switch
    {
        (EventStatus.Done, _) when item.Done is { Percent: { } percent } => $"LVEF {Texts.Number(percent)} %",
        (EventStatus.Planned, { State: TimingState.Overdue } late) => Texts.Counted("Overdue", late.Days),
        (EventStatus.Planned, { State: TimingState.Due }) => Texts["Today.Today"],
        var (status, _) => Texts[$"Status.{status}"],
    };

    /// <summary>Several events are overdue: they can be recorded together.</summary>
    public bool HasManyLate => Schedule.Events.Count(IsLate) > 1;

    public bool IsLate(ScheduleEvent item) => Timing.Of(item, Schedule.AsOf).State == TimingState.Overdue;

    private static IEnumerable<string> Classes(ScheduleEvent item)
    {
        if (item.Status == EventStatus.Held || item.Doses.Any(dose => dose.Held))
        {
            yield return "held";
        }

        if (item.IsProvisional)
        {
            yield return "maybe";
        }

        if (!item.IsOpen)
        {
            yield return "past";
        }
    }

    /// <summary>The alert's name in a few words.</summary>
    public string AlertTitle(AlertCode code) => Texts[$"AlertIs.{WireNames<AlertCode>.Of(code)}"];
}

/// <summary>Why a draft was not approved, or a finding not overridden.</summary>
/// <param name="Problem">Why.</param>
/// <param name="Finding">The finding that was to be overridden; null: the plan was to be approved.</param>
/// <param name="Reason">What was typed: it is not lost.</param>
public sealed record DraftRefusal(Problem Problem, string? Finding = null, string Reason = "");
