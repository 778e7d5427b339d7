using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Sites;

namespace HerScheduler.Tests.Sites;

public sealed class Local_time
{
    [Theory]
    [InlineData("Europe/Amsterdam", "2026-01-05T06:30", "2026-01-05T05:30Z")]
    [InlineData("Europe/Amsterdam", "2026-07-05T06:30", "2026-07-05T04:30Z")]
    [InlineData("Australia/Sydney", "2026-01-05T06:30", "2026-01-04T19:30Z")]
    [InlineData("America/Chicago", "2026-03-08T02:30", "2026-03-08T08:00Z")] // skipped in spring: the first instant after the gap
    [InlineData("America/Chicago", "2026-11-01T01:30", "2026-11-01T06:30Z")] // happens twice in autumn: the first
    public void The_instant_of_a_local_time(string zone, string local, string utc)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);

        At(zone).InstantOf(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time))
            .ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "2026-01-05T10:00Z", "2026-01-06")]
    [InlineData("Europe/Amsterdam", "2026-01-05T23:00Z", "2026-01-06")]
    [InlineData("Europe/Amsterdam", "2026-01-05T22:59Z", "2026-01-05")]
    [InlineData("America/Chicago", "2026-01-05T05:59Z", "2026-01-04")]
    public void Today_is_the_day_at_the_site(string zone, string now, string today)
    {
        At(zone).Today(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Site At(string zone) => new(
        "site", "Site", TimeZoneInfo.FindSystemTimeZoneById(zone), new TimeOnly(6, 30), CalendarDays.Of([DayOfWeek.Monday], []), PlanSettings.Default,
        ShowPatientNames: false, [], [], NoticePolicy.Default, new TimeOnly(20, 0));
}
