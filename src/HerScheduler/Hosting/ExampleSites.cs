using HerScheduler.Settings;

namespace HerScheduler.Hosting;

/// <summary>The sites of an installation that has configured none: enough to try everything, in three zones.</summary>
public static class ExampleSites
{
    public static IReadOnlyList<SiteSettings> All { get; } =
    [
        new() { Id = "north-clinic", Name = "North Clinic", Zone = "Europe/Amsterdam", Administrators = { "quality.north@example.org" } },
        new() { Id = "lake-clinic", Name = "Lake Clinic", Zone = "America/Chicago", Administrators = { "quality.lake@example.org" } },
        new() { Id = "harbour-clinic", Name = "Harbour Clinic", Zone = "Australia/Sydney", Administrators = { "quality.harbour@example.org" } },
    ];
}
