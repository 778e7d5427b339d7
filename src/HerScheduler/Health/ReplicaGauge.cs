using System.Diagnostics.Metrics;
using HerScheduler.Settings;
using HerScheduler.Sites;
using HerScheduler.Telemetry;

namespace HerScheduler.Health;

/// <summary>1 for each role of this process: their sum over all processes says whether every role is somebody's.</summary>
internal sealed class ReplicaGauge : IInstruments
{
    public ReplicaGauge(IMeterFactory meters, InstallationSettings installation)
    {
        var roles = RoleNames.Each(installation.Roles).Select(role => new Measurement<long>(1, new KeyValuePair<string, object?>("role", role))).ToList();
        meters.Create(ServiceTelemetry.Name).CreateObservableGauge("herscheduler.replicas", () => roles, "{replica}", "Processes by what they do.");
    }
}
