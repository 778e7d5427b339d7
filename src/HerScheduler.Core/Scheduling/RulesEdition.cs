namespace HerScheduler.Core.Scheduling;

/// <summary>
/// Which edition of the rules dates are computed by. Facts outlive it: a plan of an earlier edition is replayed by the present one, and what moves by
/// that is told once. So whoever changes a rule such that stored plans get other dates raises it.
/// </summary>
public static class RulesEdition
{
    /// <summary>What rules had before editions were counted.</summary>
    public const int First = 1;

    /// <summary>
    /// 2: LVEF policies as data, every LVEF on the echo grid, the course in three-week equivalents, several recordings of one cycle.
    /// 3: no hold of a therapy that has ceased, given doses count behind the end of the course, the start of therapy is its first given dose.
    /// 4: a deferral of a cycle that nobody forced does not stand before the date the rules give, also when a retraction made that later; an amendment
    /// leaves a cycle as it was that a later one of its track has overtaken.
    /// 5: a value below the floor of an acceptance that was measured before it and comes in after it ends it;
    /// what was given after a stopped conjugate stays that part of the course in an amendment.
    /// </summary>
    public const int Current = 5;
}
