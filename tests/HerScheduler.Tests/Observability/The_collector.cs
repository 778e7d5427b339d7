using System.Globalization;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Observability;

public sealed class The_collector
{
    /// <summary>From one export of metrics to the next, when nobody sets it: OpenTelemetry's own default.</summary>
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(60);

    /// <summary>Alerts on absence wait for two minutes more.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    [Fact]
    public void Forgets_what_no_replica_says_any_more_soon_and_not_before_it_could_be_said_again()
    {
        var exporter = Yaml.Read("deploy/observability/otel-collector.yaml").Single()["exporters"]!["prometheus"]!;
        var kept = TimeSpan.FromSeconds(int.Parse(exporter["metric_expiration"]!.GetValue<string>().TrimEnd('s'), CultureInfo.InvariantCulture));

        kept.ShouldBeInRange(UsualInterval + TimeSpan.FromSeconds(15), Soon);
    }
}
