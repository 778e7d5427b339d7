using System.Text.RegularExpressions;
using HerScheduler.Tests.Architecture;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Observability;

public sealed partial class The_alerts
{
    private const string Folder = "deploy/observability";

    [Fact]
    public Task Are_rules_that_Prometheus_takes() => Promtool.Agrees(Folder, "check", "config", "prometheus.yml");

    [Fact]
    public Task Fire_when_they_must_and_are_silent_when_they_need_not_be() => Promtool.Agrees(Folder, "test", "rules", "alerts_test.yml");

    [Fact]
    public void Are_tried_one_by_one_both_ways()
    {
        var tries = File.ReadAllText(Repository.File($"{Folder}/alerts_test.yml"));

        var fires = Fires().Matches(tries).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        Names().Where(name => !fires.Contains(name)).ShouldBeEmpty();
        Names().Where(name => !tries.Contains($"alertname: {name}, exp_alerts: []", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Say_where_the_manual_tells_what_to_do()
    {
        var headings = Documents_of_the_project.AnchorsOf(Repository.File("docs/operations.md"));
        var named = Runbook().Matches(File.ReadAllText(Repository.File(Watched.Alerts))).Select(match => match.Groups["anchor"].Value).ToList();

        named.Count.ShouldBe(Names().Count, "each alert has one");
        named.Where(anchor => !headings.Contains(anchor)).ShouldBeEmpty();
    }

    private static List<string> Names() =>
        [.. AlertName().Matches(File.ReadAllText(Repository.File(Watched.Alerts))).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(@"alertname: (?<name>\w+)\s*\n\s*exp_alerts:\s*\n\s*- exp_labels", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Fires();

    [GeneratedRegex(@"- alert: (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex AlertName();

    [GeneratedRegex(@"runbook: docs/operations\.md#(?<anchor>[\w-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Runbook();
}
