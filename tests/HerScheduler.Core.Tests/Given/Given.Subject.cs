using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests;

/// <summary>A plan under review with nothing wrong: stage IIB, 3.1 cm, node-positive, hormone-receptor-positive, TCHP from 5 January 2026.</summary>
internal static partial class Given
{
    public static ReviewSubject CleanSubject { get; } = new(
        new TreatmentPlan(
            "plan-0001",
            new Patient("MRN-0001", null),
            "north-clinic",
            "navigator.one@example.org",
            new Disease(MarkerStatus.Positive, Stage.IIB, 3.1m, MarkerStatus.Positive, MarkerStatus.Positive),
            "tchp",
            new DateOnly(2026, 1, 5),
            AfterSurgery.Default,
            new Radiotherapy(15),
            new Endocrine(5, null),
            PlanSettings.Default,
            null,
            []),
        BuiltIn("tchp"),
        new CourseDates(
            FirstDose: new DateOnly(2026, 1, 5),
            FirstHer2Dose: new DateOnly(2026, 1, 5),
            BaselineKnown: true,
            EarliestEndocrineStart: new DateOnly(2026, 5, 11),
            LastChemotherapy: new DateOnly(2026, 4, 20),
            RadiotherapyStart: new DateOnly(2026, 6, 29),
            Her2PausedInRadiotherapy: false,
            EndocrineStart: null));

    public static ReviewSubject On(this ReviewSubject subject, Protocol protocol) =>
        subject with { Protocol = protocol, Plan = subject.Plan with { Protocol = protocol.Id } };

    /// <summary>With HER2 therapy before the plan, in thirds of a three-week cycle.</summary>
    public static ReviewSubject WithHistory(this ReviewSubject subject, int thirds) =>
        subject with { Plan = subject.Plan with { History = new History(Anthracycline: false, thirds, FirstHer2Dose: null, [], BaselineLvef: null) } };

    public static ReviewSubject WithDisease(this ReviewSubject subject, Func<Disease, Disease> change) =>
        subject with { Plan = subject.Plan with { Disease = change(subject.Plan.Disease) } };

    public static ReviewSubject WithAfterSurgery(this ReviewSubject subject, Func<AfterSurgery, AfterSurgery> change) =>
        subject with { Plan = subject.Plan with { AfterSurgery = change(subject.Plan.AfterSurgery) } };

    public static ReviewSubject WithEndocrine(this ReviewSubject subject, Endocrine? endocrine) =>
        subject with { Plan = subject.Plan with { Endocrine = endocrine } };

    public static ReviewSubject WithCourse(this ReviewSubject subject, Func<CourseDates, CourseDates> change) =>
        subject with { Course = change(subject.Course) };

    public static ReviewSubject Overriding(this ReviewSubject subject, string rule, string? finding = null) =>
        subject with { Plan = subject.Plan with { Overrides = [new RuleOverride(rule, "discussed in the tumor board", "dr.one@example.org", finding)] } };
}
