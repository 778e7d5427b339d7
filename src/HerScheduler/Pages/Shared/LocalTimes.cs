using HerScheduler.Localization;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Shared;

/// <summary>In which zones the instants of a page are written.</summary>
/// <param name="Zone">What is about no plan: that of the reader's clinics, or of the first of them.</param>
/// <param name="IsOneOfSeveral">The reader's clinics have more than one: it has to be named.</param>
/// <param name="OfPlans">What is about a plan: that of the plan's clinic.</param>
public sealed record LocalTimes(TimeZoneInfo Zone, bool IsOneOfSeveral, IReadOnlyDictionary<string, TimeZoneInfo> OfPlans)
{
    private static readonly Dictionary<string, TimeZoneInfo> NoPlans = new(StringComparer.Ordinal);

    /// <summary>For the heading of a column of times; null: every reader knows which are meant.</summary>
    public string? Heading => IsOneOfSeveral ? Zone.Id : null;

    /// <summary>All of them at one clinic, which the page names.</summary>
    public static LocalTimes At(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return new LocalTimes(site.Zone, IsOneOfSeveral: false, NoPlans);
    }

    /// <summary>All of them in the zone of the reader's clinics.</summary>
    public static LocalTimes Of(TimeZoneInfo zone, bool isOneOfSeveral) => new(zone, isOneOfSeveral, NoPlans);

    /// <summary>In a column: <c>Mon 23 Nov 2026, 14:05</c>.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="at">The instant.</param>
    /// <param name="plan">The plan that it is about; null: none.</param>
    public string InColumn(Texts texts, DateTimeOffset at, string? plan = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Instant(at, ZoneOf(plan));
    }

    /// <summary>What has to stand beside such a time, because the column's heading means another zone; null: nothing.</summary>
    public string? Beside(string? plan) => ZoneOf(plan) is var zone && zone.Id == Zone.Id ? null : zone.Id;

    /// <summary>By itself: <c>Mon 23 Nov 2026, 14:05 (Europe/Amsterdam)</c>, without the zone where every reader knows which is meant.</summary>
    public string Alone(Texts texts, DateTimeOffset at) => Heading is { } zone ? $"{InColumn(texts, at)} ({zone})" : InColumn(texts, at);

    private TimeZoneInfo ZoneOf(string? plan) => plan is null ? Zone : OfPlans.GetValueOrDefault(plan, Zone);
}
