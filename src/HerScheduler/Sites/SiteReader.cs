using System.Diagnostics.CodeAnalysis;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Email;
using HerScheduler.Localization;
using HerScheduler.Settings;

namespace HerScheduler.Sites;

/// <summary>Turns the settings of a site into a <see cref="Site"/>, or says in sentences what is wrong with them.</summary>
internal static class SiteReader
{
    public static Site? Read(SiteSettings settings, List<string> faults)
    {
        var before = faults.Count;
        var where = $"HerScheduler:Sites, site '{settings.Id}'";
        Require(TryZone(settings.Zone, out var zone), $"{where}: Zone '{settings.Zone}' is not an IANA time zone such as Europe/Amsterdam.", faults);
        var texts = Texts.Find(settings.Language);
        Require(
            texts is not null,
            $"{where}: Language '{settings.Language}' is not one that e-mails can be written in: {string.Join(", ", Texts.Languages)}, "
                + "or one of their regions such as de-AT.",
            faults);
        CheckAddresses(settings.Administrators, nameof(settings.Administrators), where, faults);
        CheckAddresses(settings.Clinicians, nameof(settings.Clinicians), where, faults);
        var notices = NoticeReader.Read(settings, where, faults);

        var plan = ReadPlanSettings(settings.PlanSettings, where, faults);
        if (faults.Count > before || zone is null || plan is null || texts is null)
        {
            return null;
        }

        var calendar = CalendarDays.Of(settings.OpenDays.Count == 0 ? Weekdays : settings.OpenDays, settings.Holidays);
        return new Site(
            settings.Id, settings.Name ?? settings.Id, zone, settings.DigestTime, calendar, plan, settings.ShowPatientNames,
            [.. settings.Administrators], [.. settings.Clinicians], notices, settings.NoticesUntil)
        {
            Texts = texts,
        };
    }

    private static void CheckAddresses(IEnumerable<string> addresses, string name, string where, List<string> faults)
    {
        foreach (var address in addresses)
        {
            Require(
                HeaderText.IsRecipient(address),
                $"{where}: {name} holds '{address}', which is not an e-mail address that every mail server takes: one address an entry, without a name.",
                faults);
        }
    }

    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static PlanSettings? ReadPlanSettings(SitePlanSettings settings, string where, List<string> faults)
    {
        var before = faults.Count;
        var echo = Interval(settings.EchoInterval, nameof(settings.EchoInterval), where, faults);
        var then = settings.EchoIntervalThen is { } later ? Interval(later, nameof(settings.EchoIntervalThen), where, faults) : echo;
        var duration = Choice<Her2Duration>(settings.Her2Duration, nameof(settings.Her2Duration), where, faults);
        var late = Choice<LateDoseRule>(settings.LateDoseRule, nameof(settings.LateDoseRule), where, faults);
        return faults.Count > before
            ? null
            : new PlanSettings(new EchoIntervals(echo, then), duration, settings.PeriOperativeHer2, late, settings.LvefPolicy, settings.LvefLowerLimitOfNormal,
                settings.SurgeryAfterDays);
    }

    private static EchoInterval Interval(string text, string name, string where, List<string> faults)
    {
        Require(EchoInterval.TryParse(text, out var interval), $"{where}: PlanSettings:{name} must be {EchoInterval.Choices}, not '{text}'.", faults);
        return interval;
    }

    private static T Choice<T>(string text, string name, string where, List<string> faults)
        where T : struct, Enum
    {
        Require(WireNames<T>.TryParse(text, out var value), $"{where}: PlanSettings:{name} must be {WireNames<T>.Choices}, not '{text}'.", faults);
        return value;
    }

    private static bool TryZone(string id, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return id.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone) && zone.HasIanaId;
    }

    private static void Require(bool holds, string sentence, List<string> faults)
    {
        if (!holds)
        {
            faults.Add(sentence);
        }
    }
}
