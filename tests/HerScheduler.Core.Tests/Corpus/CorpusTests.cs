using HerScheduler.Core.Tests.Architecture;
using Xunit.Abstractions;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>The worked cases: each file of <c>Corpus/Cases</c> is one row.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cases => [.. CorpusCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_schedule_of_the_case_is_as_worked_out(string name)
    {
        var differences = CorpusCase.Load(name).Run();

        differences.ShouldBeEmpty(string.Join(Environment.NewLine, differences));
    }

    [Fact]
    public void Every_word_that_a_case_may_use_is_explained_and_no_other()
    {
        var explained = File.ReadLines(Repository.PathOf("tests/HerScheduler.Core.Tests/Corpus/README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split('`').Where((_, place) => place % 2 == 1));

        explained.ShouldBe(Expectations.Words, ignoreOrder: true);
    }

    [Fact]
    public void The_corpus_as_one_table()
    {
        var rows = CorpusCase.Names.Select(name => (Case: CorpusCase.Load(name), Differences: CorpusCase.Load(name).Run())).ToList();
        foreach (var (row, differences) in rows)
        {
            output.WriteLine($"{(differences.Count == 0 ? "passed" : "FAILED")}  {row.Name,-40} {row.Title}");
        }

        var failed = rows.Count(row => row.Differences.Count > 0);
        var line = $"Corpus: {rows.Count - failed} passed, {failed} failed";
        output.WriteLine(line);
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "corpus.txt"), line + Environment.NewLine);
        failed.ShouldBe(0, line);
        rows.ShouldNotBeEmpty();
    }
}
