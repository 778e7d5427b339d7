using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Localization;
using HerScheduler.Pages.Recording;
using HerScheduler.Problems;

namespace HerScheduler.Pages.Happened;

/// <summary>How far it went.</summary>
public enum HappenedStep
{
    Choose,
    Tried,
    Stored,
    Undone,
}

/// <summary>Overdue events of several patients: to be ticked, tried, recorded, taken back.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Request">Whose.</param>
/// <param name="Step">How far it went.</param>
/// <param name="Plans">The patients.</param>
/// <param name="HasMore">There is a further page.</param>
public sealed record HappenedView(Texts Texts, HappenedRequest Request, HappenedStep Step, IReadOnlyList<HappenedPlan> Plans, bool HasMore)
{
    public IEnumerable<HappenedPlan> Refused => Plans.Where(plan => plan.Problem is not null);

    public int Ticked => Plans.Where(plan => plan.Problem is null).Sum(plan => plan.Rows.Count(row => row.IsTicked));

    /// <summary>Rows that were ticked and cannot be recorded.</summary>
    public int Left => Plans.Sum(plan => plan.Rows.Count(row => row.Faults.Count > 0));
}

/// <summary>One patient.</summary>
/// <param name="Course">The plan.</param>
/// <param name="Schedule">Its schedule before anything is recorded.</param>
/// <param name="Version">The version in sight.</param>
/// <param name="Rows">What is overdue, or what was ticked.</param>
public sealed record HappenedPlan(StoredCourse Course, Schedule Schedule, int Version, IReadOnlyList<HappenedRow> Rows)
{
    public string Id => Course.Plan.Id;

    /// <summary>The patient's name, where the site allows it; else empty.</summary>
    public string Name => Course.Site.ShowPatientNames ? Course.Plan.PatientName ?? "" : "";

    /// <summary>Why nothing of it was recorded; null: it was, or nothing was tried.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What moves by it; null: nothing was tried.</summary>
    public Effects? Effects { get; init; }

    /// <summary>What was recorded, to be taken back.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}

/// <summary>One event.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">For a person.</param>
/// <param name="Date">When it was planned.</param>
/// <param name="Kind">What it is; null: the plan no longer has it.</param>
public sealed record HappenedRow(string Key, string Title, DateOnly Date, EventKind? Kind)
{
    /// <summary>It can be recorded with a tick, by this reader.</summary>
    public bool CanBeTicked { get; init; }

    public bool IsTicked { get; init; }

    /// <summary>Of an echo, what was typed.</summary>
    public string Lvef { get; init; } = "";

    /// <summary>Why it cannot be recorded.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
