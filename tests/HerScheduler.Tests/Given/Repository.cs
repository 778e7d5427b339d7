namespace HerScheduler.Tests.Given;

/// <summary>The folder the tests were built from: for files that are committed and not copied.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    public static string File(string path) => Path.Combine(Folder, path);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "HerScheduler.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("HerScheduler.sln is not above the tests.");
        }

        return folder;
    }
}
