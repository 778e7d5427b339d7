using System.Globalization;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>
/// R4. Neoadjuvant courses are completed after surgery by the scheduler, and so are those given with adjuvant intent: they only need HER2 doses to
/// begin with. An adjuvant protocol must hold the whole course itself, less what was given before the plan.
/// </summary>
internal static class TheFullHer2CourseIsPlanned
{
    // A year less two weeks: APT's 25 doses cover 357 days, and are its authors' year.
    private const int AboutAYear = 365 - 14;

    public static SafetyRule Rule { get; } = new(
        "R4",
        "The full HER2 course is given whatever the response: 18 cycles or a year, after surgery 14 for T-DM1 or T-DXd.",
        "error",
        "Labels of trastuzumab and pertuzumab; KATHERINE; founding article",
        "A good response is no reason to stop early. A weekly dose counts a third of a cycle. 17 three-weekly cycles cover 357 days and are one short, "
        + "while APT reaches its year with 12 weekly and 13 three-weekly doses.")
    {
        Checks = [new(Severity.Error, WhatIsMissing)],
    };

    private static string? WhatIsMissing(ReviewSubject subject)
    {
        var id = subject.Protocol.Id;
        var outline = ProtocolOutline.Of(subject.Protocol);
        if (outline.Her2Doses == 0)
        {
            return $"Protocol {id} gives no HER2 dose{(subject.Protocol.IsNeoadjuvant ? " before surgery" : string.Empty)}; the full course is 18 cycles.";
        }

        if (subject.Protocol.IsNeoadjuvant || subject.Protocol.IsContinued)
        {
            return null;
        }

        if (!outline.InitialAgents.Overlaps(AgentSet.Her2Antibodies))
        {
            return outline.Her2Doses >= Her2Course.ConjugateDoses
                ? null
                : $"Protocol {id} gives {outline.Her2Doses} doses of T-DM1 or T-DXd; the full course after surgery is {Her2Course.ConjugateDoses}.";
        }

        var before = subject.ThirdsBefore;
        var isAYear = outline.HasWeeklyHer2 && outline.Her2Days >= AboutAYear;
        return outline.Her2Thirds + before >= Her2Course.FullThirds || isAYear
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Protocol {id} gives {outline.Her2Thirds / 3m:0.#} HER2 cycles over {outline.Her2Days} days{Before(before)}; the full course is 18 three-weekly cycles, "
                + $"or with weekly doses a year (at least {AboutAYear} days).");
    }

    private static string Before(int thirds) =>
        thirds == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" after {thirds / 3m:0.#} before the plan");
}
