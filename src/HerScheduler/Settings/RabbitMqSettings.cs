using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>Where RabbitMQ is. Used when <see cref="MessagingSettings.Transport"/> is RabbitMq.</summary>
public sealed class RabbitMqSettings
{
    /// <summary>The broker, or one node of its cluster.</summary>
    /// <value>Default: <c>127.0.0.1</c>.</value>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Further nodes of the cluster, each a host or <c>host:port</c>; any of them is connected to.</summary>
    /// <value>Default: none. A node without a port has <see cref="Port"/>.</value>
    public IList<string> ClusterHosts { get; } = [];

    /// <summary>1–65535.</summary>
    /// <value>Default: null, which means 5672, or 5671 with TLS.</value>
    [Range(1, ushort.MaxValue)]
    public int? Port { get; set; }

    /// <summary>The virtual host there.</summary>
    /// <value>Default: <c>/</c>.</value>
    public string VirtualHost { get; set; } = "/";

    /// <summary>Who signs in there.</summary>
    /// <value>Default: <c>guest</c>.</value>
    public string User { get; set; } = "guest";

    /// <summary>The password itself; better is <see cref="PasswordFile"/>.</summary>
    /// <value>Default: <c>guest</c>.</value>
    [Secret]
    public string Password { get; set; } = "guest";

    /// <summary>A file that holds the password and nothing else, as a container's secret does. It wins over <see cref="Password"/>.</summary>
    /// <value>Default: null.</value>
    [ExistingFile]
    public string? PasswordFile { get; set; }

    public RabbitMqTlsSettings Tls { get; set; } = new();

    /// <summary>Queues to be declared and bound for consumers, so that nothing is missed before a consumer starts for the first time.</summary>
    /// <value>Default: none; consumers declare their own.</value>
    public IList<ConsumerQueueSettings> Queues { get; } = [];
}

/// <summary>One queue for a consumer: durable, of type quorum.</summary>
public sealed class ConsumerQueueSettings
{
    /// <summary><c>pharmacy.cycles</c>, say; at most 255 bytes, and not beginning with <c>amq.</c> or <c>herscheduler.</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Routing keys, with <c>*</c> for one word and <c>#</c> for any number: <c>cycle.#</c>.</summary>
    public IList<string> Bindings { get; } = [];
}

/// <summary>TLS towards RabbitMQ.</summary>
public sealed class RabbitMqTlsSettings
{
    /// <summary>Whether the connection is encrypted.</summary>
    /// <value>Default: false.</value>
    public bool Enabled { get; set; }

    /// <summary>The name the broker's certificate must carry.</summary>
    /// <value>Default: null, which means the host.</value>
    public string? ServerName { get; set; }

    /// <summary>A PEM file with the certificates of the authorities that may have signed the broker's; no other is trusted then.</summary>
    /// <value>Default: null, which means the authorities this machine trusts.</value>
    [ExistingFile]
    public string? AuthorityFile { get; set; }

    /// <summary>A client certificate (PKCS #12).</summary>
    /// <value>Default: null, none.</value>
    [ExistingFile]
    public string? ClientCertificate { get; set; }

    /// <summary>A file that holds the client certificate's password.</summary>
    /// <value>Default: null, no password.</value>
    [ExistingFile]
    public string? ClientCertificatePasswordFile { get; set; }
}
