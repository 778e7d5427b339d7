namespace HerScheduler.Settings;

/// <summary>A secret given directly or, better, by the name of a file that holds it.</summary>
internal static class SecretFile
{
    /// <returns>The content of <paramref name="file"/> without its last line break; without a file, <paramref name="direct"/>.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Read(string? file, string? direct) =>
        file is null ? direct : File.ReadAllText(file).TrimEnd('\r', '\n');
}
