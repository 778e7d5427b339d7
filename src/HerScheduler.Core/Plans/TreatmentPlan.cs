using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>A protocol chosen for one patient: what a clinician approves. Facts never change it; an amendment replaces it.</summary>
/// <param name="Id">The plan's identifier, <c>[A-Za-z0-9_-]{1,64}</c>.</param>
/// <param name="Patient">Whose plan it is.</param>
/// <param name="Site">The clinic's identifier, <c>[a-z0-9-]{1,64}</c>.</param>
/// <param name="Navigator">The nurse navigator's e-mail address.</param>
/// <param name="Disease">What is known of the disease.</param>
/// <param name="Protocol">The id of a protocol of the library.</param>
/// <param name="Start">Day 0: the first dose of the protocol; for an adjuvant protocol also the restart after surgery.</param>
/// <param name="AfterSurgery">Which therapy follows which pathology result.</param>
/// <param name="Radiotherapy">Null: not planned.</param>
/// <param name="Endocrine">Null: not planned.</param>
/// <param name="Settings">How this plan's dates are computed; unset values come from the site, then the defaults.</param>
/// <param name="ClinicalTrial">The trial that explains a departure from the rules, or null.</param>
/// <param name="Overrides">Rules a clinician has overridden, with reasons.</param>
public sealed record TreatmentPlan(
    string Id,
    Patient Patient,
    string Site,
    string Navigator,
    Disease Disease,
    string Protocol,
    DateOnly Start,
    AfterSurgery AfterSurgery,
    Radiotherapy? Radiotherapy,
    Endocrine? Endocrine,
    PlanSettings Settings,
    string? ClinicalTrial,
    IReadOnlyList<RuleOverride> Overrides)
{
    /// <summary>Before or after surgery; null: as the protocol says. A neoadjuvant protocol can be given with adjuvant intent, after primary surgery.</summary>
    public ProtocolSetting? Intent { get; init; }

    /// <summary>What was given before the plan began; null when absent.</summary>
    public History? History { get; init; }

    /// <summary>How HER2 therapy goes on after the protocol's own part, with adjuvant intent; null when absent.</summary>
    public Adjuvant? Adjuvant { get; init; }

    /// <summary>Ids of the clinic's own tasks that the plan wants, beside those its therapies bring.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];
}

/// <summary>The patient: an identifier, and a name that never leaves in a message or a log.</summary>
/// <param name="Id">1–64 printable characters.</param>
/// <param name="Name">Null when not stated.</param>
public sealed record Patient(string Id, string? Name)
{
    /// <summary>Never the name: a record printed by accident must not leak it.</summary>
    public override string ToString() => $"Patient {{ Id = {Id} }}";
}

/// <summary>The answer of pathology after surgery: complete response or residual disease. It decides the branch.</summary>
public enum PathologyResponse
{
    Pcr,
    Residual,
}

/// <summary>Which therapy follows which pathology result.</summary>
/// <param name="Pcr">After a complete response. Default: HP.</param>
/// <param name="Residual">With residual disease. Default: T-DM1.</param>
/// <param name="Expected">The branch shown, provisionally, until pathology is known. Default: complete response.</param>
public sealed record AfterSurgery(AntibodyTherapy Pcr, ResidualTherapy Residual, PathologyResponse Expected)
{
    public static AfterSurgery Default { get; } = new(AntibodyTherapy.Hp, ResidualTherapy.TDm1, PathologyResponse.Pcr);
}

/// <summary>HER2 therapy after the protocol's own part, with adjuvant intent.</summary>
/// <param name="ContinueWith">Null: what the protocol gave last.</param>
public sealed record Adjuvant(AntibodyTherapy? ContinueWith);

/// <summary>Radiotherapy after surgery.</summary>
/// <param name="Fractions">Daily fractions, Monday to Friday, 1–50.</param>
public sealed record Radiotherapy(int Fractions);

/// <summary>Endocrine therapy.</summary>
/// <param name="Years">Planned duration in years. Default: 5.</param>
/// <param name="Start">The plan's own date, or null to compute it.</param>
public sealed record Endocrine(int Years, DateOnly? Start);

/// <summary>A safety rule a clinician has overridden. What it covers is settled on approval: <see cref="OverrideCover"/>.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Reason">Why, in the clinician's words; never empty.</param>
/// <param name="By">Who.</param>
/// <param name="Finding">The one finding that is meant (<c>R2:hp-1</c>); null: all of the rule.</param>
public sealed record RuleOverride(string Rule, string Reason, string By, string? Finding = null)
{
    /// <summary>It speaks about <paramref name="finding"/>.</summary>
    public bool Names(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Finding is null ? Rule == finding.Rule : Finding == finding.Id;
    }
}
