using System.Text.RegularExpressions;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Architecture;

/// <summary>Reads what files import, as types that use the folders of their <c>using</c> lines.</summary>
internal static class SourceFiles
{
    private static readonly string[] Made = ["bin", "obj"];

    /// <param name="project">Its folder below the repository.</param>
    /// <param name="root">Its namespace.</param>
    public static IReadOnlyList<CompiledType> Of(string project, string root)
    {
        var imported = new Regex($@"^(global )?using (static )?{Regex.Escape(root)}\.(?<folder>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);
        var folder = Repository.File(project);
        var folders = Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Select(each => NameOf(folder, each)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
               let home = NameOf(folder, Path.GetDirectoryName(file)!)
               where home != "." && !Made.Contains(home.Split('.')[0], StringComparer.Ordinal)
               let used = imported.Matches(File.ReadAllText(file)).Select(match => match.Groups["folder"].Value).Where(folders.Contains)
               select new CompiledType(Path.GetFileName(file), home, used.ToHashSet(StringComparer.Ordinal)),
        ];
    }

    private static string NameOf(string project, string folder) => Path.GetRelativePath(project, folder).Replace(Path.DirectorySeparatorChar, '.');
}
