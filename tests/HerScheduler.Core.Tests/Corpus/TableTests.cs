using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Dosing;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>The rules' tables as CSV: every row and every column.</summary>
public sealed class TableTests
{
    private static readonly AgentSet Trastuzumab = AgentSet.Of(Agent.Trastuzumab);
    private static readonly AgentSet Pertuzumab = AgentSet.Of(Agent.Pertuzumab);
    private static readonly AgentSet TDm1 = AgentSet.Of(Agent.TrastuzumabEmtansine);
    private static readonly AgentSet TDxd = AgentSet.Of(Agent.TrastuzumabDeruxtecan);

    public static TheoryData<int, string, string, string, string> LateDoses =>
        Read("late-dose.csv", row => (int.Parse(row[0]), row[1], row[2], row[3], row[4]));

    public static TheoryData<decimal, decimal, string[]> Decisions =>
        Read("lvef-decisions.csv", row => (decimal.Parse(row[0]), decimal.Parse(row[1]), row[2..]));

    public static TheoryData<decimal, decimal, string[]> Resumes => Read("lvef-resume.csv", row => (decimal.Parse(row[0]), decimal.Parse(row[1]), row[2..]));

    [Theory]
    [MemberData(nameof(LateDoses))]
    public void A_late_dose_is_a_reload_or_not(int days, string trastuzumabUs, string pertuzumab, string trastuzumabEuWithPertuzumab, string conjugate)
    {
        Late(Agent.Trastuzumab, withPertuzumab: true, LateDoseRule.Us).ShouldBe(trastuzumabUs);
        Late(Agent.Pertuzumab, withPertuzumab: true, LateDoseRule.Us).ShouldBe(pertuzumab);
        Late(Agent.Trastuzumab, withPertuzumab: true, LateDoseRule.Eu).ShouldBe(trastuzumabEuWithPertuzumab);
        Late(Agent.TrastuzumabEmtansine, withPertuzumab: false, LateDoseRule.Us).ShouldBe(conjugate);
        Late(Agent.TrastuzumabDeruxtecan, withPertuzumab: false, LateDoseRule.Us).ShouldBe(conjugate);

        string Late(Agent agent, bool withPertuzumab, LateDoseRule rule) =>
            LateDoseRules.MaintenanceLimit(agent, previousWeekly: false, withPertuzumab, rule) is not { } limit ? "same"
            : days <= limit ? "maintenance"
            : "reload";
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public void An_LVEF_continues_repeats_or_holds(decimal baseline, decimal now, string[] expected)
    {
        string[] found = [Judge(Trastuzumab, 50), Judge(Trastuzumab, 53), Judge(Pertuzumab, 50), Judge(TDm1, 50), Judge(TDxd, 50)];

        found.ShouldBe(expected);

        string Judge(AgentSet agents, decimal lowerLimit) => LvefJudge.Judge(UsLabel, agents, baseline, now, lowerLimit) switch
        {
            LvefAction.Hold => "hold",
            LvefAction.Repeat => "repeat",
            _ => "continue",
        };
    }

    [Theory]
    [MemberData(nameof(Resumes))]
    public void A_repeat_allows_to_resume_or_not(decimal baseline, decimal repeat, string[] expected)
    {
        string[] found = [MayResume(Trastuzumab, 50), MayResume(Trastuzumab, 53), MayResume(Pertuzumab, 50)];

        found.ShouldBe(expected);

        string MayResume(AgentSet agents, decimal lowerLimit)
        {
            var low = new DateOnly(2026, 3, 2);
            var hold = new LowLvef(UsLabel, new LvefReading(low, 44, 1, "low", null), agents, baseline, lowerLimit, number: 1);
            hold.Add(new LvefReading(low.AddDays(28), repeat, 2, "repeat", null));
            return hold.ResumeSince is null ? "no" : "yes";
        }
    }

    private static LvefPolicy UsLabel => LvefPolicyLibrary.BuiltIn.Find("us-label")!;

    private static TheoryData<T1, T2, T3> Read<T1, T2, T3>(string file, Func<string[], (T1, T2, T3)> row)
    {
        var data = new TheoryData<T1, T2, T3>();
        foreach (var (a, b, c) in Rows(file).Select(row))
        {
            data.Add(a, b, c);
        }

        return data;
    }

    private static TheoryData<T1, T2, T3, T4, T5> Read<T1, T2, T3, T4, T5>(string file, Func<string[], (T1, T2, T3, T4, T5)> row)
    {
        var data = new TheoryData<T1, T2, T3, T4, T5>();
        foreach (var (a, b, c, d, e) in Rows(file).Select(row))
        {
            data.Add(a, b, c, d, e);
        }

        return data;
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", "Tables", file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','));
}
