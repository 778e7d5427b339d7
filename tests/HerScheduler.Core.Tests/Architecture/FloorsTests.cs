using System.Text.RegularExpressions;

namespace HerScheduler.Core.Tests.Architecture;

/// <summary>A folder of the core uses only folders below it. The list is the map: read it from the ground up.</summary>
public sealed class FloorsTests
{
    private const string Core = "src/HerScheduler.Core";

    /// <summary>From the ground up. What stands on one line may use each other: the steps of scheduling.</summary>
    private static readonly string[][] Floors =
    [
        ["Json"],
        ["Protocols"],
        ["Plans"],
        ["Facts"],
        ["Scheduling", "Cardiac", "Dosing", "Tasks"],
        ["Changes"],
        ["Reports"],
        ["Notices"],
    ];

    private static readonly Regex Named = new(@"\bHerScheduler\.Core\.(?<folder>[A-Z]\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    [Fact]
    public void Every_folder_of_the_core_has_a_floor() =>
        Directory.GetDirectories(Repository.PathOf(Core)).Select(path => Path.GetFileName(path)!)
            .Except(["bin", "obj"], StringComparer.Ordinal)
            .Where(folder => FloorOf(folder) < 0)
            .ShouldBeEmpty();

    [Fact]
    public void A_folder_uses_only_folders_below_it()
    {
        var upwards =
            from folder in Floors.SelectMany(floor => floor)
            where Directory.Exists(Repository.PathOf($"{Core}/{folder}"))
            from source in Repository.SourcesUnder($"{Core}/{folder}")
            from used in Named.Matches(source).Select(match => match.Groups["folder"].Value).Distinct(StringComparer.Ordinal)
            where FloorOf(used) > FloorOf(folder)
            select $"{folder} uses {used}";

        upwards.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static int FloorOf(string folder) => Array.FindIndex(Floors, floor => floor.Contains(folder, StringComparer.Ordinal));
}
