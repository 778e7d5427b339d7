using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests;

/// <summary>Facts about <see cref="Given.Plan"/> by what they say; what they say is their id.</summary>
internal static class Told
{
    private const string By = "clinic@example.org";

    private static string Plan => Given.Plan.Id;

    public static DoseGiven Dose(string key, string date, params Agent[] agents) => new()
    {
        Id = $"{key}-given-{date}-{string.Join('-', agents)}", Plan = Plan, By = By, Event = key, Date = Given.Day(date),
        Agents = agents.Length == 0 ? null : AgentSet.Of(agents),
    };

    public static DoseOmitted Omitted(string key, params Agent[] agents) => new()
    {
        Id = $"{key}-omitted-{string.Join('-', agents)}", Plan = Plan, By = By, Event = key, Reason = "neuropathy",
        Agents = agents.Length == 0 ? null : AgentSet.Of(agents),
    };

    public static Deferred Deferred(string key, string to) =>
        new() { Id = $"{key}-deferred-{to}", Plan = Plan, By = By, Event = key, To = Given.Day(to), Reason = "ANC below 1.5" };

    public static Ceased Ceased(Therapy therapy, string date) =>
        new() { Id = $"{therapy}-ceased-{date}", Plan = Plan, By = By, Therapy = therapy, Date = Given.Day(date), Reason = "toxicity" };

    public static Ceased Ceased(Agent agent, string date) =>
        new() { Id = $"{agent}-ceased-{date}", Plan = Plan, By = By, Agent = agent, Date = Given.Day(date), Reason = "toxicity" };

    public static Hold Held(string from) => new() { Id = $"held-{from}", Plan = Plan, By = By, From = Given.Day(from), Reason = "dental surgery" };

    public static Resume Resumed(string from) => new() { Id = $"resumed-{from}", Plan = Plan, By = By, From = Given.Day(from), Reason = "recovered" };

    public static EchoBooked Booked(string key, string date) =>
        new() { Id = $"{key}-booked-{date}", Plan = Plan, By = By, Event = key, Date = Given.Day(date) };

    public static EchoPerformed Performed(string key, string date) =>
        new() { Id = $"{key}-performed-{date}", Plan = Plan, By = By, Event = key, Date = Given.Day(date) };

    public static LvefResult Lvef(string date, decimal percent, string? key = null) =>
        new() { Id = $"lvef-{date}-{percent}", Plan = Plan, By = By, Date = Given.Day(date), Percent = percent, Event = key };

    public static PathologyResult Pathology(string date, PathologyResponse response) =>
        new() { Id = $"pathology-{date}", Plan = Plan, By = By, Date = Given.Day(date), Response = response };

    public static SurgeryPerformed Surgery(string date, bool further = false) =>
        new() { Id = $"surgery-{date}", Plan = Plan, By = By, Date = Given.Day(date), Further = further };

    public static PlanAmended Amended(TreatmentPlan document) => new() { Id = "amended", Plan = Plan, By = By, Document = document };
}
