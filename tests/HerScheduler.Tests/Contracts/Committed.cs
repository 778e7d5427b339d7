using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Contracts;

/// <summary>Generated files that are committed, so that who reads the repository has them. HERSCHEDULER_APPROVE=1 writes them anew.</summary>
internal static class Committed
{
    public static bool IsRefreshed { get; } = Environment.GetEnvironmentVariable("HERSCHEDULER_APPROVE") == "1";

    /// <summary>Fails when the file is not <paramref name="text"/>, byte for byte.</summary>
    public static void ShouldBe(string path, string text)
    {
        var file = Repository.File(path);
        if (IsRefreshed)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        (committed == text).ShouldBeTrue(
            $"{path} is stale. Refresh it with HERSCHEDULER_APPROVE=1 dotnet test tests/HerScheduler.Tests --filter FullyQualifiedName~Contracts, "
            + $"read the difference, and commit it. First difference: {FirstDifference(committed, text)}");
    }

    private static string FirstDifference(string committed, string text)
    {
        var (old, now) = (committed.Split('\n'), text.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).FirstOrDefault(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1}, committed '{old.ElementAtOrDefault(line)}', generated '{now.ElementAtOrDefault(line)}'";
    }
}
