using System.Text.RegularExpressions;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tests.Corpus;

namespace HerScheduler.Core.Tests.Architecture;

/// <summary>Every row of the rules' tables, every alert and every kind of fact has a worked case, by <c>Corpus/coverage.csv</c>.</summary>
public sealed class CoverageTests
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture;

    private static readonly ILookup<string, string> Cases = File.ReadLines(Repository.PathOf("tests/HerScheduler.Core.Tests/Corpus/coverage.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToLookup(row => row[0], row => row[1], StringComparer.Ordinal);

    public static TheoryData<string> Rows =>
        [.. Regex.Matches(File.ReadAllText(Repository.PathOf("docs/domain.md")), @"^\| (?<id>[CSEDLT]\d+) \|", Linear)
            .Select(match => match.Groups["id"].Value)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_of_the_tables_has_a_case_and_is_cited_in_the_core(string id)
    {
        Cases[id].ShouldNotBeEmpty();
        Repository.SourcesUnder("src/HerScheduler.Core").SelectMany(Cited).ShouldContain(id);
    }

    [Fact]
    public void Every_alert_has_a_case_that_expects_it()
    {
        foreach (var code in WireNames<AlertCode>.All)
        {
            Cases[code].ShouldNotBeEmpty(code);
            Cases[code].ShouldContain(name =>
                CorpusCase.Load(name).Root.GetProperty("expect").GetRawText().Contains($"\"{code} ", StringComparison.Ordinal), code);
        }
    }

    [Fact]
    public void Every_kind_of_fact_has_a_case_that_records_it()
    {
        foreach (var kind in WireNames<FactKind>.All)
        {
            Cases[kind].ShouldNotBeEmpty(kind);
            Cases[kind].ShouldContain(name =>
                CorpusCase.Load(name).Root.GetProperty("facts").GetRawText().Contains($"\"{kind}\"", StringComparison.Ordinal), kind);
        }
    }

    [Fact]
    public void Every_case_named_exists_and_the_corpus_has_at_least_sixty()
    {
        Cases.SelectMany(names => names).Except(CorpusCase.Names, StringComparer.Ordinal).ShouldBeEmpty();
        CorpusCase.Names.Count().ShouldBeGreaterThanOrEqualTo(60);
    }

    /// <summary>The ids in a comment such as "rules E1–E4, E6".</summary>
    private static IEnumerable<string> Cited(string source)
    {
        foreach (Match match in Regex.Matches(source, @"\b(?<letter>[CSEDLT])(?<from>\d+)(–[CSEDLT](?<to>\d+))?\b", Linear))
        {
            var from = int.Parse(match.Groups["from"].Value);
            var to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].Value) : from;
            for (var number = from; number <= to; number++)
            {
                yield return match.Groups["letter"].Value + number;
            }
        }
    }
}
