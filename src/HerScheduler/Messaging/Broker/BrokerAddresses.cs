using HerScheduler.Settings;

namespace HerScheduler.Messaging.Broker;

/// <summary>The nodes of the broker, each with its port.</summary>
internal static class BrokerAddresses
{
    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    public static int PortOf(RabbitMqSettings settings) => settings.Port ?? (settings.Tls.Enabled ? TlsPort : PlainPort);

    /// <summary>The host and the further nodes of the cluster, each once.</summary>
    public static IReadOnlyList<(string Host, int Port)> Of(RabbitMqSettings settings) =>
    [
        .. settings.ClusterHosts
            .Select(node => Parse(node, PortOf(settings)) ?? (node, PortOf(settings)))
            .Prepend((settings.Host, PortOf(settings)))
            .Distinct(),
    ];

    /// <summary><c>rabbit-2</c>, <c>rabbit-2:5673</c>, <c>[::1]:5673</c>.</summary>
    /// <returns>Null: it is no address.</returns>
    public static (string Host, int Port)? Parse(string node, int defaultPort) =>
        Uri.TryCreate($"amqp://{node}", UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.PathAndQuery is "/" or ""
            ? (uri.Host, uri.IsDefaultPort ? defaultPort : uri.Port)
            : null;
}
