namespace HerScheduler.Tests.Given;

/// <summary>Sites as settings: what a test puts on top of the defaults.</summary>
public static class Clinics
{
    public static Dictionary<string, string?> Of(params IReadOnlyList<(string Id, string Zone, string DigestTime)> sites)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var index = 0; index < sites.Count; index++)
        {
            var site = $"HerScheduler:Sites:{index}";
            settings[$"{site}:Id"] = sites[index].Id;
            settings[$"{site}:Zone"] = sites[index].Zone;
            settings[$"{site}:DigestTime"] = sites[index].DigestTime;
        }

        return settings;
    }
}
