using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>What the safety rules look at: the plan, its protocol, and the few computed dates that some rules ask for.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Course">Computed from plan and facts by the scheduler.</param>
public sealed record ReviewSubject(TreatmentPlan Plan, Protocol Protocol, CourseDates Course)
{
    /// <summary>Antibody given before this document: elsewhere, as its history says, or under the plan it amends; in thirds of a three-week cycle.</summary>
    public int ThirdsBefore => (Plan.History?.Her2Thirds ?? 0) + Course.EarlierThirds;

    /// <summary>What the plan's overrides cover, as settled when it was approved; null: this is the review for its approval.</summary>
    public OverrideCover? Cover { get; init; }
}

/// <summary>The computed dates that rules R5, R8, R11 and R12 ask for. All are planned or actual local days.</summary>
/// <param name="FirstDose">The first dose of the protocol.</param>
/// <param name="FirstHer2Dose">The first HER2 dose, or null when none is planned.</param>
/// <param name="BaselineKnown">An LVEF is recorded within 28 days before the first dose of the protocol up to the first HER2 dose (R5).</param>
/// <param name="EarliestEndocrineStart">The last cytotoxic cycle + its interval, or null without chemotherapy (R8).</param>
/// <param name="LastChemotherapy">The last cytotoxic cycle, or null (R11).</param>
/// <param name="RadiotherapyStart">Planned or actual, or null (R11, R12).</param>
/// <param name="Her2PausedInRadiotherapy">A HER2 dose falls out, or a clinician's hold stands, between radiotherapy's start and end without an LVEF reason
/// (R12).</param>
/// <param name="EndocrineStart">Actual start when recorded, else null (R8).</param>
public sealed record CourseDates(
    DateOnly FirstDose,
    DateOnly? FirstHer2Dose,
    bool BaselineKnown,
    DateOnly? EarliestEndocrineStart,
    DateOnly? LastChemotherapy,
    DateOnly? RadiotherapyStart,
    bool Her2PausedInRadiotherapy,
    DateOnly? EndocrineStart)
{
    /// <summary>Antibody given under an earlier plan, before an amendment, in thirds of a three-week cycle (R4, R15).</summary>
    public int EarlierThirds { get; init; }

    /// <summary>Pertuzumab was stopped for good, and trastuzumab goes on (R14).</summary>
    public bool PertuzumabCeased { get; init; }
}
