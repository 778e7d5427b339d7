using System.Text.RegularExpressions;

namespace HerScheduler.Core.Tests.Architecture;

/// <summary>A folder of the core uses only folders below it. The list is the map: read it from the ground up.</summary>
public sealed class FloorsTests
{
    private const string Core = "src/HerScheduler.Core";

    /// <summary>
    /// From the ground up. What stands on one line may use each other: the steps of scheduling. A folder of data that a plan can name has a floor of its own.
    /// </summary>
    private static readonly string[][] Floors =
    [
        ["Json"],
        ["Protocols"],
        ["Cardiac.Policies", "Tasks.Library"],
        ["Plans"],
        ["Facts"],
        ["Scheduling", "Cardiac", "Dosing", "Tasks"],
        ["Changes"],
        ["Reports"],
        ["Notices"],
    ];

    private static readonly Regex Named =
        new(@"\bHerScheduler\.Core\.(?<folder>[A-Z]\w+(\.[A-Z]\w+)*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    [Fact]
    public void Every_folder_of_the_core_has_a_floor() =>
        Folders().Where(folder => FloorOf(folder) < 0).ShouldBeEmpty();

    [Fact]
    public void A_folder_uses_only_folders_below_it()
    {
        var upwards =
            from folder in Folders()
            from file in Directory.GetFiles(Repository.PathOf($"{Core}/{folder.Replace('.', '/')}"), "*.cs")
            from used in Named.Matches(File.ReadAllText(file)).Select(match => match.Groups["folder"].Value).Distinct(StringComparer.Ordinal)
            where FloorOf(used) > FloorOf(folder)
            select $"{folder} uses {used}";

        upwards.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>Every folder with hand-written code, as in its namespace: <c>Tasks.Library</c>.</summary>
    private static IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(Repository.PathOf(Core), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.PathOf(Core), path).Replace(Path.DirectorySeparatorChar, '.'))
            .Where(folder => folder.Split('.')[0] is not ("bin" or "obj"));

    /// <summary>By the longest name that it is, or lies in; -1 when it has none.</summary>
    private static int FloorOf(string folder) => Floors
        .SelectMany((names, floor) => names.Select(name => (name, floor)))
        .Where(one => $"{folder}.".StartsWith($"{one.name}.", StringComparison.Ordinal))
        .OrderByDescending(one => one.name.Length)
        .Select(one => one.floor)
        .DefaultIfEmpty(-1)
        .First();
}
