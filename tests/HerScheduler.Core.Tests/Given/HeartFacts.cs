using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests;

/// <summary>What is told of the heart, and what a schedule says of it.</summary>
internal static class HeartFacts
{
    private const string By = "clinic@example.org";

    /// <summary>An LVEF of one echo that the sender names.</summary>
    public static Life Lvef(this Life life, string date, decimal percent, string echo) => life.Tell(
        new LvefResult { Id = $"lvef-{echo}", Plan = life.Course.Plan.Id, By = By, Date = Given.Day(date), Percent = percent, Event = echo });

    public static Life Performed(this Life life, string date, string echo) =>
        life.Tell(new EchoPerformed { Id = $"performed-{echo}", Plan = life.Course.Plan.Id, By = By, Date = Given.Day(date), Event = echo });

    public static Life Booked(this Life life, string date, string echo) =>
        life.Tell(new EchoBooked { Id = $"booked-{echo}", Plan = life.Course.Plan.Id, By = By, Date = Given.Day(date), Event = echo });

    public static Life Deferred(this Life life, string key, string to) =>
        life.Tell(new Deferred { Id = $"deferred-{key}", Plan = life.Course.Plan.Id, By = By, Event = key, To = Given.Day(to), Reason = "as agreed" });

    public static Life Accepted(this Life life, string date, decimal floor, string? until = null) => life.Tell(new LvefAccepted
    {
        Id = $"accepted-{date}", Plan = life.Course.Plan.Id, By = By, Date = Given.Day(date), Floor = floor,
        Until = until is null ? null : Given.Day(until), Reason = "cardiology agrees",
    });

    public static Life AcceptanceEnded(this Life life, string date) =>
        life.Tell(new LvefAcceptanceEnded { Id = $"ended-{date}", Plan = life.Course.Plan.Id, By = By, Date = Given.Day(date), Reason = "no longer" });

    /// <summary>Cycles of one track on time: <c>Cycles("t-dm1", 13, "2026-01-05")</c>.</summary>
    public static Life Cycles(this Life life, string track, int count, string from, int everyDays = 21) => life.Doses(
        [.. Enumerable.Range(0, count).Select(i => $"{track}-{i + 1} {Given.Day(from).AddDays(everyDays * i):O}")]);

    /// <summary>The LVEF decisions of a day: <c>LvefHold 2026-02-16</c>. What is only about appointments, gaps and age is left out.</summary>
    public static string LvefAlerts(this Life life, string asOf) => string.Join(", ", life.On(asOf).Alerts
        .Where(alert => alert.Code is AlertCode.LvefHold or AlertCode.LvefRepeat or AlertCode.LvefStartLow or AlertCode.LvefBelowNormal
            or AlertCode.LvefAccepted or AlertCode.ResumeCriteriaMet or AlertCode.DiscontinueProposed)
        .Select(alert => $"{alert.Code} {alert.Since:O}"));

    /// <summary>The open echoes from <c>echo-1</c> on and the open repeats, by date: <c>echo-1 2026-04-03</c>.</summary>
    public static IReadOnlyList<string> OpenEchoes(this Life life, string kind, int count = int.MaxValue) =>
        [.. life.On("2026-01-05").Events.Where(e => e.IsOpen && e.Key.StartsWith(kind, StringComparison.Ordinal) && char.IsDigit(e.Key[kind.Length]))
            .Take(count).Select(e => $"{e.Key} {e.Date:O}")];

    public static EventStatus StatusOf(this Life life, string key) => life.On("2026-01-05").Find(key)!.Status;
}
