using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>C3: the days on which a clinic is open.</summary>
public sealed class SiteCalendarTests
{
    [Fact]
    public void A_weekday_named_twice_is_open()
    {
        var calendar = new SiteCalendar([DayOfWeek.Monday, DayOfWeek.Monday], []);

        calendar.Forward(Given.Day("2026-01-06")).ShouldBe(Given.Day("2026-01-12"));
        calendar.Back(Given.Day("2026-01-11")).ShouldBe(Given.Day("2026-01-05"));
    }

    [Fact]
    public void A_clinic_that_never_opens_is_none() => Should.Throw<ArgumentException>(() => new SiteCalendar([], [])).ParamName.ShouldBe("openDays");
}
