using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>The settings of a running service as a file, for the command line.</summary>
internal static class SettingsFiles
{
    /// <summary>The service's database, the archive beside it, and whatever a test adds by full key.</summary>
    public static string SettingsFile(this ServiceFixture service, IReadOnlyDictionary<string, string?>? more = null) =>
        Of(service.Database, service.Folder, more ?? new Dictionary<string, string?>());

    /// <summary>A database that no service stands on yet.</summary>
    public static string Of(TestDatabase database, TemporaryFolder folder) => Of(database, folder.Path, new Dictionary<string, string?>());

    /// <summary>With more settings, by full key.</summary>
    public static string Of(TestDatabase database, TemporaryFolder folder, IReadOnlyDictionary<string, string?> more) => Of(database, folder.Path, more);

    private static string Of(TestDatabase database, string folder, IReadOnlyDictionary<string, string?> more)
    {
        var settings = new JsonObject();
        foreach (var (key, value) in database.Settings.Concat(more))
        {
            Put(settings, key.Split(':'), value);
        }

        Put(settings, ["HerScheduler", "Retention", "ArchiveFolder"], Path.Combine(folder, "archive"));
        Put(settings, ["Serilog", "MinimumLevel", "Default"], "Fatal");
        var file = Path.Combine(folder, "settings.json");
        File.WriteAllText(file, settings.ToJsonString());
        return file;
    }

    private static void Put(JsonObject settings, ReadOnlySpan<string> path, string? value)
    {
        if (path.Length == 1)
        {
            settings[path[0]] = value;
            return;
        }

        if (settings[path[0]] is not JsonObject child)
        {
            settings[path[0]] = child = [];
        }

        Put(child, path[1..], value);
    }
}
