using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HerScheduler.Contracts;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Contracts;

/// <summary>docs/consuming.md: what it quotes and names is what there is.</summary>
[Trait("Database", "any")]
public sealed partial class The_consumers_guide
{
    private const string Guide = "docs/consuming.md";

    [Fact]
    public void Quotes_the_programs_that_the_tests_run() => Committed.ShouldBe(Guide, Quotation().Replace(File.ReadAllText(Repository.File(Guide)), quoted =>
        $"<!-- {quoted.Groups["file"].Value} -->\n```{quoted.Groups["language"].Value}\n{File.ReadAllText(Repository.File(quoted.Groups["file"].Value))}```"));

    [Fact]
    public void Quotes_all_of_them() =>
        Quotation().Matches(File.ReadAllText(Repository.File(Guide))).Select(quoted => quoted.Groups["file"].Value).Order(StringComparer.Ordinal)
            .ShouldBe(["docs/examples/consumer.mjs", "docs/examples/consumer.py", "docs/examples/facts.py"]);

    [Fact]
    public void Names_every_kind_and_change_and_what_is_at_the_broker()
    {
        var guide = File.ReadAllText(Repository.File(Guide));

        MessageCatalogue.All.SelectMany(name => new[] { name.Kind, name.Change }).Distinct()
            .Where(word => !guide.Contains($"`{word}`", StringComparison.Ordinal)).ShouldBeEmpty();
        new[] { Naming.Exchange, Naming.Facts, Naming.RefusedFacts, Naming.Replayed, Naming.RefusedReason }
            .Where(word => !guide.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Asks_for_the_package_that_the_tests_run_with()
    {
        var example = JsonNode.Parse(File.ReadAllText(Repository.File("docs/examples/package.json")))!["dependencies"]!["amqplib"]!.GetValue<string>();

        example.ShouldBe(JsonNode.Parse(File.ReadAllText(Repository.File("tests/node/package.json")))!["dependencies"]!["amqplib"]!.GetValue<string>());
    }

    [GeneratedRegex(@"<!-- (?<file>docs/examples/\S+) -->\n```(?<language>\w+)\n.*?^```",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quotation();
}
