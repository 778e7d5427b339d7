using System.Text.RegularExpressions;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Architecture;

/// <summary>What the documents point at is there.</summary>
public sealed partial class Documents_of_the_project
{
    [Fact]
    public void Name_tests_that_exist_for_each_hazard()
    {
        var tests = TestsOfTheRepository();
        var hazards = File.ReadLines(Repository.File("docs/clinical-safety.md")).Where(line => HazardRow().IsMatch(line)).ToList();

        hazards.Count.ShouldBeGreaterThan(30);
        hazards.Where(row => !NamedTest().IsMatch(row)).ShouldBeEmpty("each hazard has a test");
        hazards.SelectMany(row => NamedTest().Matches(row)).Select(match => match.Groups["test"].Value).Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/overview.md")]
    [InlineData("docs/operations.md")]
    [InlineData("docs/newcomers-walk.md")]
    [InlineData("docs/configuration.md")]
    [InlineData("docs/clinical-safety.md")]
    [InlineData("docs/consuming.md")]
    [InlineData("docs/security.md")]
    [InlineData("docs/domain.md")]
    public void Lead_to_files_and_headings_that_are_there(string document)
    {
        var folder = Path.GetDirectoryName(Repository.File(document))!;

        Link().Matches(File.ReadAllText(Repository.File(document)))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Leads(target, folder, document))
            .ShouldBeEmpty();
    }

    /// <summary>As the pages that show the documents make it: lower case, spaces as hyphens, no other marks.</summary>
    internal static string AnchorOf(string heading) =>
        new([.. heading.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-').Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_')]);

    internal static IReadOnlySet<string> AnchorsOf(string file) =>
        File.ReadLines(file).Where(line => line.StartsWith('#')).Select(AnchorOf).ToHashSet(StringComparer.Ordinal);

    private static bool Leads(string target, string folder, string document)
    {
        var parts = target.Split('#');
        var file = parts[0].Length == 0 ? Repository.File(document) : Path.GetFullPath(Path.Combine(folder, parts[0]));
        return Path.Exists(file) && (parts.Length == 1 || AnchorsOf(file).Contains(parts[1]));
    }

    private static HashSet<string> TestsOfTheRepository() =>
    [
        .. Directory.EnumerateFiles(Repository.File("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => TestMethod().Matches(File.ReadAllText(file))
                .Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups["name"].Value}")),
    ];

    [GeneratedRegex(@"^\| [A-Z]\d+ \|", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex HazardRow();

    [GeneratedRegex(@"`(?<test>[A-Z]\w+\.[A-Z]\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex NamedTest();

    [GeneratedRegex(
        @"public (static )?(async )?(Task|void|Property|bool) (?<name>[A-Z]\w*_\w+)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Link();
}
