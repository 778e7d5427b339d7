using System.Text;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>The written schedule, property by property in the order of the interface.</summary>
public sealed class ScheduleJsonTests
{
    private static readonly ScheduleEvent Cycle = new()
    {
        Key = "tchp-3",
        Kind = EventKind.Cycle,
        Title = "TCHP cycle 3 of 6",
        Date = new DateOnly(2026, 2, 16),
        Window = new DateWindow(new DateOnly(2026, 2, 16), new DateOnly(2026, 2, 23)),
        Status = EventStatus.Planned,
        Doses = [new Dose(Agent.Trastuzumab, "6 mg/kg", Loading: false, Held: false), new Dose(Agent.Docetaxel, "75 mg/m²", Loading: true, Held: true)],
        Her2Cycle = 3,
        CardiacClearance = new CardiacClearance(ClearanceState.Clear, 62.0m, new DateOnly(2025, 12, 29)),
        Why = "21 days after tchp-2 (2026-01-26).",
        Source = "TRYPHAENA arm C",
    };

    private static readonly ScheduleEvent Echo = new()
    {
        Key = "echo-1",
        Kind = EventKind.Echo,
        Title = "LVEF echo 1",
        Date = new DateOnly(2026, 4, 3),
        Window = new DateWindow(new DateOnly(2026, 3, 20), new DateOnly(2026, 4, 17)),
        Status = EventStatus.Done,
        Done = new Done(new DateOnly(2026, 4, 3), 61.5m),
        Booked = new DateOnly(2026, 4, 2),
        Why = "w",
        Source = "s",
    };

    [Fact]
    public void A_schedule_has_its_properties_in_the_order_of_the_interface()
    {
        var schedule = new Schedule(
            "plan-0001",
            new DateOnly(2026, 1, 5),
            4,
            [],
            [new Alert(AlertCode.LvefHold, "echo-3", new DateOnly(2026, 10, 5), "m", "s"),
                new Alert(AlertCode.AdjuvantLate, null, new DateOnly(2026, 10, 6), "m", "s")],
            [new Finding("R1", Severity.Error, "m", "s", Overridden: false)]);

        Encoding.UTF8.GetString(ScheduleJson.ToUtf8(schedule, 37)).ShouldBe(
            """
            {"plan":"plan-0001","asOf":"2026-01-05","version":4,"sequence":37,"events":[],
            "alerts":[{"code":"lvef-hold","event":"echo-3","since":"2026-10-05","message":"m","source":"s"},
            {"code":"adjuvant-late","event":null,"since":"2026-10-06","message":"m","source":"s"}],
            "findings":[{"id":"R1","rule":"R1","severity":"error","message":"m","source":"s","overridden":false}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void A_cycle_has_doses_clearance_and_no_result() => Write(Cycle).ShouldBe(
        """
        {"key":"tchp-3","kind":"cycle","title":"TCHP cycle 3 of 6","date":"2026-02-16","window":{"earliest":"2026-02-16","latest":"2026-02-23"},"status":"planned",
        "doses":[{"agent":"trastuzumab","dose":"6 mg/kg","loading":false,"held":false},{"agent":"docetaxel","dose":"75 mg/m²","loading":true,"held":true}],
        "her2Cycle":3,"cardiacClearance":{"state":"clear","lvefPercent":62,"lvefDate":"2025-12-29"},"done":null,"booked":null,
        "why":"21 days after tchp-2 (2026-01-26).","source":"TRYPHAENA arm C"}
        """.ReplaceLineEndings(""));

    [Fact]
    public void An_echo_has_its_result_and_appointment() => Write(Echo).ShouldBe(
        """
        {"key":"echo-1","kind":"echo","title":"LVEF echo 1","date":"2026-04-03","window":{"earliest":"2026-03-20","latest":"2026-04-17"},"status":"done",
        "doses":[],"her2Cycle":null,"cardiacClearance":null,"done":{"date":"2026-04-03","percent":61.5},"booked":"2026-04-02","why":"w","source":"s"}
        """.ReplaceLineEndings(""));

    [Fact]
    public void Done_has_a_percent_only_for_an_echo_with_a_result()
    {
        Write(Echo with { Done = new Done(new DateOnly(2026, 4, 3), null) }).ShouldContain("\"done\":{\"date\":\"2026-04-03\"}");
        Write(Cycle with { Done = new Done(new DateOnly(2026, 2, 16), 60) }).ShouldContain("\"done\":{\"date\":\"2026-02-16\"}");
    }

    [Fact]
    public void Clearance_without_an_LVEF_says_so() =>
        Write(Cycle with { CardiacClearance = new CardiacClearance(ClearanceState.None, null, null) })
            .ShouldContain("\"cardiacClearance\":{\"state\":\"none\",\"lvefPercent\":null,\"lvefDate\":null}");

    [Fact]
    public void An_indented_schedule_is_for_people() =>
        Encoding.UTF8.GetString(ScheduleJson.ToUtf8(new Schedule("p", new DateOnly(2026, 1, 5), 0, [], [], []), 0, indented: true))
            .ShouldStartWith("{\n  \"plan\": \"p\",\n");

    private static string Write(ScheduleEvent item) => Encoding.UTF8.GetString(JsonText.ToUtf8(writer => ScheduleJson.WriteEvent(writer, item)));
}
