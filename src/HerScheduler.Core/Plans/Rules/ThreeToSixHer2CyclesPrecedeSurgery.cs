using System.Globalization;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>
/// R15. Cycles with trastuzumab count, with or without pertuzumab (that is R1's question); a weekly one counts a third, and what was given
/// before the plan, or under the plan that this one amends, counts too; three and six are both right. T-DXd does not count: <c>tdxd-thp</c> has four.
/// </summary>
internal static class ThreeToSixHer2CyclesPrecedeSurgery
{
    private const int FewestThirds = 3 * 3;
    private const int MostThirds = 6 * 3;

    public static SafetyRule Rule { get; } = new(
        "R15",
        "3 to 6 cycles of trastuzumab and pertuzumab are given before surgery.",
        "error",
        "US label of pertuzumab (neoadjuvant); TRYPHAENA; BERENICE",
        "Fewer do not show whether the disease responds; more only delay surgery. What is missing of the 18 is given after it (R4).")
    {
        Checks = [new(Severity.Error, WhatIsWrong)],
    };

    private static string? WhatIsWrong(ReviewSubject subject)
    {
        var before = subject.ThirdsBefore;
        var thirds = ProtocolOutline.Of(subject.Protocol).InitialAntibodyThirds + before;
        return subject.Protocol.IsNeoadjuvant && thirds is (< FewestThirds or > MostThirds)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Protocol {subject.Protocol.Id} gives {thirds / 3m:0.#} cycles with trastuzumab before surgery{Before(before)} (weekly doses count a third); 3 to 6 belong there.")
            : null;
    }

    private static string Before(int thirds) =>
        thirds == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {thirds / 3m:0.#} from before the plan among them");
}
