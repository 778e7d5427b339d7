namespace HerScheduler.Core.Tests.Architecture;

/// <summary>The working copy these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The text of all hand-written C# files under <paramref name="folder"/>.</summary>
    public static IReadOnlyList<string> SourcesUnder(string folder) =>
        [.. Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories).Where(IsHandWritten).Select(File.ReadAllText)];

    private static bool IsHandWritten(string path) =>
        !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HerScheduler.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No HerScheduler.sln above {AppContext.BaseDirectory}.");
    }
}
