using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Observability;

/// <summary>What the dashboard and the alerts look at.</summary>
internal static partial class Watched
{
    public const string Alerts = "deploy/observability/alerts.yml";
    public const string Dashboard = "deploy/observability/grafana/dashboards/herscheduler.json";

    /// <summary>The metrics that dashboard and alerts name, as Prometheus calls them.</summary>
    public static IReadOnlyList<string> Metrics() =>
    [
        .. Expressions().SelectMany(text => MetricName().Matches(text)).Select(match => match.Value)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>How the collector names what an instrument measures: the unit and the kind are part of the name.</summary>
    public static IReadOnlyList<string> NamesOf(Instrument instrument)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var name = instrument.Name.Replace('.', '_') + unit;
        var kind = instrument.GetType().Name;
        return kind.StartsWith("Histogram", StringComparison.Ordinal)
            ? [$"{name}_bucket", $"{name}_sum", $"{name}_count"]
            : kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal)
                ? [$"{name}_total"]
                : [name];
    }

    private static IEnumerable<string> Expressions()
    {
        yield return string.Join('\n', File.ReadLines(Repository.File(Alerts)).Where(line => !line.TrimStart().StartsWith('#')));
        foreach (var panel in JsonNode.Parse(File.ReadAllText(Repository.File(Dashboard)))!["panels"]!.AsArray())
        {
            foreach (var target in panel!["targets"]?.AsArray() ?? [])
            {
                yield return target!["expr"]!.GetValue<string>();
            }
        }
    }

    [GeneratedRegex(@"\b(herscheduler|http_server|dotnet)_[a-z_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex MetricName();
}
