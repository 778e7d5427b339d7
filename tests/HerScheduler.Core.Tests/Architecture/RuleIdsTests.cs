using System.Text.RegularExpressions;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Architecture;

/// <summary>A rule is written down, computed and tested under one id.</summary>
public sealed class RuleIdsTests
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture;

    private static readonly string Domain = File.ReadAllText(Repository.PathOf("docs/domain.md"));
    private static readonly IReadOnlyList<string> Core = Repository.SourcesUnder("src/HerScheduler.Core");

    // This file names no rule by itself, so it cannot satisfy its own question.
    private static readonly IReadOnlyList<string> Tests = Repository.SourcesUnder("tests");

    public static TheoryData<string> Ids => [.. SafetyReview.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_is_in_the_domain_document_the_core_and_a_test(string id)
    {
        Domain.ShouldContain($"| {id} ", Case.Sensitive, $"docs/domain.md has no row for {id}");
        Core.ShouldContain(source => source.Contains($"\"{id}\"", StringComparison.Ordinal), $"no rule {id} in src/HerScheduler.Core");
        Tests.ShouldContain(source => Regex.IsMatch(source, $@"\b{id}(_|\b)", Linear), $"no test names {id}");
    }

    [Fact]
    public void Every_rule_of_the_review_is_in_the_domain_document() =>
        SafetyReview.Rules.ShouldAllBe(rule => Domain.Contains($"| {rule.Id} ", StringComparison.Ordinal));

    [Fact]
    public void Every_file_and_folder_the_domain_document_names_exists()
    {
        var named = Regex.Matches(Domain, @"`(?<project>Core|Tests)/(?<path>[\w./-]+)`", Linear)
            .Where(match => !match.Value.Contains("ID.json", StringComparison.Ordinal))
            .Select(match => (match.Groups["project"].Value == "Core" ? "src/HerScheduler.Core/" : "tests/HerScheduler.Core.Tests/")
                + match.Groups["path"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        named.ShouldNotBeEmpty();
        named.Where(path => !Path.Exists(Repository.PathOf(path))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_row_names_its_class_and_its_test()
    {
        var rows = Regex.Matches(Domain, @"^\| R\d+ .*\| `(?<rule>\w+)` \| `(?<test>\w+)` \|$", Linear);

        rows.Count.ShouldBe(SafetyReview.Rules.Count);
        foreach (Match row in rows)
        {
            File.Exists(Repository.PathOf($"src/HerScheduler.Core/Plans/Rules/{row.Groups["rule"].Value}.cs")).ShouldBeTrue(row.Groups["rule"].Value);
            File.Exists(Repository.PathOf($"tests/HerScheduler.Core.Tests/Plans/{row.Groups["test"].Value}.cs")).ShouldBeTrue(row.Groups["test"].Value);
        }
    }
}
