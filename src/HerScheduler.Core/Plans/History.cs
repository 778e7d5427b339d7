using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>What was given before the plan began, elsewhere or earlier. Where the plan's own facts say something newer, they count (rule C13).</summary>
/// <param name="Anthracycline">An anthracycline was given: HER2 therapy can start with an LVEF of 50 % (rule E2). Rule R2 does not look at it.</param>
/// <param name="Her2Thirds">HER2 therapy in thirds of a three-week cycle, 0–54: it counts for the course of 18 and for the number of a HER2 dose.</param>
/// <param name="FirstHer2Dose">The first HER2 dose: the year and the echoes count from it. Null: not stated.</param>
/// <param name="LastHer2Doses">The last dose of each HER2 agent, taken as three-weekly: the previous dose of the late-dose rules.</param>
/// <param name="BaselineLvef">The LVEF before HER2 therapy, and the last one until a newer one is recorded. Null: not stated.</param>
public sealed record History(
    bool Anthracycline,
    int Her2Thirds,
    DateOnly? FirstHer2Dose,
    IReadOnlyList<LastDose> LastHer2Doses,
    BaselineLvef? BaselineLvef)
{
    /// <summary>The same in three-week cycles, to two decimals: <c>4.33</c>.</summary>
    public decimal Her2Cycles => decimal.Round(Her2Thirds / 3m, 2);

    /// <summary>HER2 therapy had begun before the plan did.</summary>
    public bool HasHer2Therapy => Her2Thirds > 0 || FirstHer2Dose is not null;

    /// <summary>The last dose of <paramref name="agent"/> before the plan, or null.</summary>
    public DateOnly? LastDoseOf(Agent agent)
    {
        foreach (var dose in LastHer2Doses)
        {
            if (dose.Agent == agent)
            {
                return dose.Date;
            }
        }

        return null;
    }
}

/// <summary>The last dose of an agent before the plan began.</summary>
public readonly record struct LastDose(Agent Agent, DateOnly Date);

/// <summary>An LVEF measured before HER2 therapy.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Percent">10–90, one decimal at most.</param>
public sealed record BaselineLvef(DateOnly Date, decimal Percent);
