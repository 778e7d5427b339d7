using System.Text.Json;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>Reads the settings of a plan.</summary>
internal static class SettingsReader
{
    private static readonly Shape SettingsShape = new(
        "echoInterval", "her2Duration", "periOperativeHer2", "formulation", "lateDoseRule", "lvefPolicy", "lvefLowerLimitOfNormal", "surgeryAfterDays");

    private static readonly Shape EchoIntervalsShape = new("first", "then");

    private static readonly Expectation<string> AnyText = Expect.Text("a text", _ => true);

    private static readonly Expectation<EchoInterval> Interval = new(
        EchoInterval.Choices,
        (JsonElement element, out EchoInterval interval) => EchoInterval.TryParse(AnyText.TryRead(element, out var name) ? name : "", out interval));

    private static readonly Expectation<EchoInterval> IntervalOrTwo = Interval with { Phrase = $"{EchoInterval.Choices}, or an object of first and then" };
    private static readonly Expectation<Her2Duration> Durations = Expect.OneOf<Her2Duration>();
    private static readonly Expectation<LateDoseRule> LateDoseRules = Expect.OneOf<LateDoseRule>();
    private static readonly Expectation<Formulation> Formulations = Expect.OneOf<Formulation>();
    private static readonly Expectation<decimal> LowerLimitOfNormal = Expect.Number(40, 70);
    private static readonly Expectation<int> SurgeryAfterDays = Expect.WholeNumber(1, 90);

    /// <summary>Each setting by itself: the plan's, else the site's.</summary>
    /// <param name="plan">The document.</param>
    /// <param name="defaults">The site's.</param>
    /// <param name="policies">The LVEF policies that can be named.</param>
    /// <param name="protocol">The plan's, or null when it is not known.</param>
    public static PlanSettings Read(ObjectReader plan, PlanSettings defaults, LvefPolicyLibrary policies, Protocol? protocol)
    {
        var read = plan.OptionalObject("settings", SettingsShape) is { } settings ? Read(settings, defaults, policies) : defaults;
        if (read.Formulation == Formulation.Sc && protocol?.WeeklyTrastuzumab is { } weekly)
        {
            plan.Faults.Add(
                plan.Place.Member("settings").Member("formulation"),
                $"expected iv: protocol {protocol.Id} gives trastuzumab weekly ({weekly.Id}), and weekly trastuzumab has no subcutaneous form");
        }

        return read;
    }

    private static PlanSettings Read(ObjectReader settings, PlanSettings defaults, LvefPolicyLibrary policies) => new(
        ReadEchoInterval(settings, defaults.EchoInterval),
        settings.Optional("her2Duration", Durations, defaults.Her2Duration),
        settings.Optional("periOperativeHer2", Expect.Flag, defaults.PeriOperativeHer2),
        settings.Optional("lateDoseRule", LateDoseRules, defaults.LateDoseRule),
        ReadPolicy(settings, defaults.LvefPolicy, policies),
        settings.Optional("lvefLowerLimitOfNormal", LowerLimitOfNormal, defaults.LvefLowerLimitOfNormal),
        settings.Optional("surgeryAfterDays", SurgeryAfterDays, defaults.SurgeryAfterDays))
    {
        Formulation = settings.Optional("formulation", Formulations, defaults.Formulation),
    };

    private static EchoIntervals ReadEchoInterval(ObjectReader settings, EchoIntervals otherwise)
    {
        if (!settings.IsObject("echoInterval"))
        {
            return settings.TryRead("echoInterval", IntervalOrTwo, out var one) ? one : otherwise;
        }

        var two = settings.RequiredObject("echoInterval", EchoIntervalsShape);
        return new EchoIntervals(two.Required("first", Interval), two.Required("then", Interval));
    }

    private static string ReadPolicy(ObjectReader settings, string otherwise, LvefPolicyLibrary policies)
    {
        var known = new Expectation<string>(
            $"an LVEF policy of the library ({policies.Ids})",
            (JsonElement element, out string id) => Expect.LowerCaseIdentifier.TryRead(element, out id) && policies.Find(id) is not null);
        return settings.Optional("lvefPolicy", known, otherwise);
    }
}
