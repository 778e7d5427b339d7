using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>A plan and its facts as the first edition stored them, read and replayed by the present one.</summary>
public sealed class FirstEditionTests
{
    private const string Plan =
        """
        {"id":"plan-0001","patient":{"id":"MRN-0001"},"site":"north-clinic","navigator":"navigator.one@example.org",
        "disease":{"her2":"positive","stage":"IIB","tumorSizeCm":3.1,"nodes":"positive","hormoneReceptor":"negative"},"protocol":"tchp","start":"2026-01-05",
        "afterSurgery":{"pcr":"hp","residual":"t-dm1","expected":"pcr"},"radiotherapy":{"fractions":15},"endocrine":null,
        "settings":{"echoInterval":"3-months","her2Duration":"eighteen-cycles","periOperativeHer2":false,"lateDoseRule":"us","lvefLowerLimitOfNormal":50,"surgeryAfterDays":28},
        "clinicalTrial":null,"overrides":[{"rule":"R5","reason":"measured elsewhere","by":"dr.one@example.org"}]}
        """;

    private static readonly string[] Facts =
    [
        """{"id":"f01","plan":"plan-0001","kind":"lvef-result","event":"echo-baseline","date":"2025-12-29","percent":62,"by":"x"}""",
        """{"id":"f02","plan":"plan-0001","kind":"dose-given","event":"tchp-1","date":"2026-01-05","by":"x"}""",
        """{"id":"f03","plan":"plan-0001","kind":"dose-given","event":"tchp-2","date":"2026-01-26","by":"x"}""",
        """{"id":"f04","plan":"plan-0001","kind":"deferred","event":"tchp-3","to":"2026-02-23","reason":"ANC","by":"x"}""",
        """{"id":"f05","plan":"plan-0001","kind":"dose-given","event":"tchp-3","date":"2026-02-23","agents":["docetaxel","trastuzumab","pertuzumab"],"by":"x"}""",
        """{"id":"f06","plan":"plan-0001","kind":"dose-given","event":"tchp-4","date":"2026-03-16","by":"x"}""",
        """{"id":"f07","plan":"plan-0001","kind":"echo-performed","event":"echo-1","date":"2026-04-01","by":"x"}""",
        """{"id":"f08","plan":"plan-0001","kind":"lvef-result","date":"2026-04-01","percent":61.5,"by":"x"}""",
        """{"id":"f09","plan":"plan-0001","kind":"dose-given","event":"tchp-5","date":"2026-04-06","by":"x"}""",
        """{"id":"f10","plan":"plan-0001","kind":"dose-given","event":"tchp-6","date":"2026-04-27","by":"x"}""",
        """{"id":"f11","plan":"plan-0001","kind":"surgery-performed","date":"2026-05-26","by":"x"}""",
        """{"id":"f12","plan":"plan-0001","kind":"pathology-result","date":"2026-06-05","response":"residual","by":"x"}""",
        """{"id":"f13","plan":"plan-0001","kind":"dose-given","event":"t-dm1-1","date":"2026-06-16","by":"x"}""",
        """{"id":"f14","plan":"plan-0001","kind":"dose-given","event":"t-dm1-2","date":"2026-07-07","by":"x"}""",
        """{"id":"f15","plan":"plan-0001","kind":"retracted","fact":"f14","reason":"another day","by":"x"}""",
        """{"id":"f16","plan":"plan-0001","kind":"dose-given","event":"t-dm1-2","date":"2026-07-08","by":"x"}""",
        $$"""{"id":"f17","plan":"plan-0001","kind":"plan-amended","document":{{Plan.Replace("\"fractions\":15", "\"fractions\":25", StringComparison.Ordinal)}},"reason":"more fractions","by":"x"}""",
    ];

    [Fact]
    public void A_stored_plan_is_read_and_replayed()
    {
        var plan = PlanReader.Read(Encoding.UTF8.GetBytes(Plan), PlanLibrary.BuiltIn);
        plan.Faults.ShouldBeEmpty();
        var facts = Facts.Select(fact => FactReader.ReadStored(Encoding.UTF8.GetBytes(fact), PlanLibrary.BuiltIn)).ToList();
        facts.SelectMany(fact => fact.Faults).ShouldBeEmpty();

        var course = Course.Replay(plan.Value, facts.Select(fact => fact.Value), PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday);

        // By hand. echo-1 on 1 April; t-dm1-1 21 days after surgery, t-dm1-3 21 days after the second.
        // radiotherapy 42 days after surgery, 25 fractions from Tuesday 7 July. What is new: echo-2 counts from echo-pre-t-dm1, which was due on 9 June
        // and given up by the dose, so from the last LVEF on 1 April: 1 July.
        var schedule = course.ScheduleOn(Given.Day("2026-07-09"));
        DatesOf(schedule, "tchp-3", "tchp-6", "surgery", "t-dm1-1", "t-dm1-2", "t-dm1-3", "t-dm1-14", "radiotherapy-start", "radiotherapy-end", "echo-1",
            "echo-2").ShouldBe(
            [
                "2026-02-23", "2026-04-27", "2026-05-26", "2026-06-16", "2026-07-08", "2026-07-29", "2027-03-17", "2026-07-07", "2026-08-10", "2026-04-01",
                "2026-07-01",
            ]);
        schedule.Find("tchp-3")!.Doses.Select(dose => dose.Agent).ShouldNotContain(Core.Protocols.Agent.Carboplatin);
    }

    [Fact]
    public void A_plan_without_what_is_new_gets_its_defaults()
    {
        var plan = PlanReader.Read(Encoding.UTF8.GetBytes(Plan), PlanLibrary.BuiltIn).Value;

        (plan.Intent, plan.History, plan.Tasks.Count, plan.Settings.LvefPolicy, plan.Settings.Formulation)
            .ShouldBe((null, null, 0, "us-label", Core.Protocols.Formulation.Iv));
    }

    private static IEnumerable<string> DatesOf(Schedule schedule, params IEnumerable<string> keys) =>
        keys.Select(key => schedule.Find(key)?.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? $"no {key}");
}
