using HerScheduler.Settings;

namespace HerScheduler.Retention;

/// <summary>What can be wrong with the settings of retention beyond a single one, in sentences.</summary>
internal static class RetentionCheck
{
    public static IEnumerable<string> Faults(RetentionSettings settings) =>
        settings.ClosedPlans is not null && string.IsNullOrWhiteSpace(settings.ArchiveFolder)
            ? ["HerScheduler:Retention:ArchiveFolder: closed plans are to be archived, but the folder is empty."]
            : [];
}
