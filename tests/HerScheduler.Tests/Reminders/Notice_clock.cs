using System.Globalization;
using HerScheduler.Sites;

namespace HerScheduler.Tests.Reminders;

public sealed class Notice_clock
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", "02:30", "2026-03-28T01:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00:00Z")] // does not exist: the first instant after the gap
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z")] // exists twice: the first
    [InlineData("Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:30:00Z")] // half an hour is skipped
    [InlineData("Pacific/Kiritimati", "2026-01-01", "06:30", "2025-12-31T16:30:00Z")]
    [InlineData("Etc/GMT+12", "2026-01-01", "06:30", "2026-01-01T18:30:00Z")]
    [InlineData("America/Santiago", "2026-09-06", "00:00", "2026-09-06T04:00:00Z")] // a day that begins at one o'clock
    public void Finds_the_instant_of_a_local_time(string zone, string day, string time, string instant) =>
        NoticeClock.InstantOf(
            DateOnly.Parse(day, CultureInfo.InvariantCulture),
            TimeOnly.Parse(time, CultureInfo.InvariantCulture),
            TimeZoneInfo.FindSystemTimeZoneById(zone))
        .ShouldBe(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
}
