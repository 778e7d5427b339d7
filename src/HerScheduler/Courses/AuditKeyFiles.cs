using HerScheduler.Settings;

namespace HerScheduler.Courses;

/// <summary>Reads the keys of the fact log from their files. What is wrong with one is one sentence.</summary>
internal static class AuditKeyFiles
{
    private const string Where = "HerScheduler:Audit";

    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    public static IEnumerable<string> Faults(AuditSettings settings)
    {
        var faults = new List<string>();
        Read(settings, faults);
        return faults;
    }

    /// <exception cref="OperatorErrorException">A file is not there any more, or not as it was when the settings were checked.</exception>
    public static AuditKeys Read(AuditSettings settings)
    {
        var faults = new List<string>();
        var keys = Read(settings, faults);
        return faults.Count == 0 ? keys : throw new OperatorErrorException(faults);
    }

    private static AuditKeys Read(AuditSettings settings, List<string> faults)
    {
        if (settings.KeyFile is not { } file)
        {
            if (settings.FormerKeyFiles.Count > 0)
            {
                faults.Add($"{Where}:FormerKeyFiles: former keys are named and none to write with; name it in {Where}:KeyFile.");
            }

            return AuditKeys.None;
        }

        // That the file of the present key is there, the settings check by themselves.
        var current = File.Exists(file) ? Key($"{Where}:KeyFile", file, faults) : null;
        var former = settings.FormerKeyFiles.Select((each, index) => Key($"{Where}:FormerKeyFiles:{index}", each, faults)).OfType<AuditKey>().ToList();
        return new AuditKeys(current, former);
    }

    private static AuditKey? Key(string setting, string file, List<string> faults)
    {
        try
        {
            // On Windows the file's access list says who reads it, and is not looked at.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
            {
                faults.Add($"{setting}: '{file}' can be read or changed by others than the service; take that away (chmod 600).");
                return null;
            }

            var secret = File.ReadAllBytes(file).AsSpan().TrimEnd("\r\n"u8).ToArray();
            if (secret.Length >= AuditKey.ShortestKey)
            {
                return new AuditKey(secret);
            }

            faults.Add($"{setting}: '{file}' holds {secret.Length} bytes; a key has {AuditKey.ShortestKey} or more (openssl rand -base64 32).");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{setting}: the key cannot be read: {unreadable.Message}");
        }

        return null;
    }
}
