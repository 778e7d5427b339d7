using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>Reads the table of one agent, as far as each row can be judged by itself.</summary>
internal static class AgentPolicyReader
{
    private static readonly Shape AgentShape = new("agent", "countsAsFallen", "stopAtHold", "rows", "source");
    private static readonly Shape HoldShape = new("then", "when", "earliestResumeDays", "firstRepeatDays", "resume", "stop");
    private static readonly Shape OtherShape = new("then", "when");
    private static readonly Shape StopShape = new("notMetAfterDays", "notMetAtRepeatFromDay", "repeatIs");

    private static readonly Expectation<Agent> Her2Agent = new(
        string.Join(" | ", AgentSet.Her2.Members().Select(WireNames<Agent>.Of)),
        (JsonElement element, out Agent agent) => Expect.OneOf<Agent>().TryRead(element, out agent) && AgentSet.Her2.Contains(agent));

    private static readonly Expectation<LvefAction> Action = Expect.OneOf<LvefAction>();
    private static readonly Expectation<int> HoldNumber = Expect.WholeNumber(1, 20);
    private static readonly Expectation<int> Days = Expect.WholeNumber(1, 365);
    private static readonly Expectation<int> DaysOrNone = Expect.WholeNumber(0, 365);

    public static AgentPolicy Read(JsonElement element, Place place, Faults faults, Expectation<string> source, string policySource)
    {
        var agent = new ObjectReader(element, place, faults, AgentShape);
        return new AgentPolicy(
            agent.Required("agent", Her2Agent),
            LvefConditionReader.Required(agent, "countsAsFallen"),
            agent.TryRead("stopAtHold", HoldNumber, out var number) ? number : null,
            agent.RequiredItems("rows", "an array of one row or more", (row, at) => ReadRow(row, at, faults)),
            agent.Optional("source", source, policySource));
    }

    /// <summary>What the row asks for decides which properties it can have, so that is looked at before the rest.</summary>
    private static LvefRow ReadRow(JsonElement element, Place place, Faults faults)
    {
        var holds = element.TryFind("then", out var then) && Action.TryRead(then, out var action) && action == LvefAction.Hold;
        var row = new ObjectReader(element, place, faults, holds ? HoldShape : OtherShape);
        return new LvefRow(row.Required("then", Action), LvefConditionReader.OrNull(row, "when"), holds ? ReadHold(row) : null);
    }

    private static HoldRule ReadHold(ObjectReader row) => new(
        row.Required("earliestResumeDays", Days),
        row.Required("firstRepeatDays", Days),
        LvefConditionReader.OrNull(row, "resume"),
        ReadStop(row));

    private static StopRule ReadStop(ObjectReader row)
    {
        var stop = row.RequiredObject("stop", StopShape);
        var stated = StopShape.Names.Where(stop.Has).ToList();
        if (row.Has("stop") && stated.Count != 1)
        {
            stop.Faults.Add(stop.Place,
                $"expected one of {string.Join(", ", StopShape.Names)}, found {(stated.Count == 0 ? "none" : string.Join(" and ", stated))}");
        }

        return stated.FirstOrDefault() switch
        {
            "repeatIs" => new StopRule.RepeatIs(LvefConditionReader.Required(stop, "repeatIs")),
            "notMetAtRepeatFromDay" => new StopRule.NotMetAtRepeat(stop.Required("notMetAtRepeatFromDay", DaysOrNone)),
            "notMetAfterDays" => new StopRule.NotMetAfter(stop.Required("notMetAfterDays", Days)),
            _ => new StopRule.NotMetAtRepeat(0),
        };
    }
}
