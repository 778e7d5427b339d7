namespace HerScheduler.Hosting.Settings;

/// <summary>Where RabbitMQ is. Used when <see cref="MessagingSettings.Transport"/> is RabbitMq.</summary>
public sealed class RabbitMqSettings
{
    /// <value>Default: <c>127.0.0.1</c>.</value>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Further nodes of the cluster, tried in turn when a connection is lost.</summary>
    /// <value>Default: none.</value>
    public IList<string> ClusterHosts { get; } = [];

    /// <summary>1–65535.</summary>
    /// <value>Default: null, which means 5672, or 5671 with TLS.</value>
    public int? Port { get; set; }

    /// <value>Default: <c>/</c>.</value>
    public string VirtualHost { get; set; } = "/";

    /// <value>Default: <c>guest</c>.</value>
    public string User { get; set; } = "guest";

    /// <summary>The password itself; better is <see cref="PasswordFile"/>.</summary>
    /// <value>Default: <c>guest</c>.</value>
    public string Password { get; set; } = "guest";

    /// <summary>A file that holds the password and nothing else, as a container's secret does. It wins over <see cref="Password"/>.</summary>
    /// <value>Default: null.</value>
    public string? PasswordFile { get; set; }

    public RabbitMqTlsSettings Tls { get; set; } = new();
}

/// <summary>TLS towards RabbitMQ.</summary>
public sealed class RabbitMqTlsSettings
{
    /// <value>Default: false.</value>
    public bool Enabled { get; set; }

    /// <summary>The name the broker's certificate must carry.</summary>
    /// <value>Default: null, which means the host.</value>
    public string? ServerName { get; set; }

    /// <summary>A client certificate (PKCS #12).</summary>
    /// <value>Default: null, none.</value>
    public string? ClientCertificate { get; set; }

    /// <summary>A file that holds the client certificate's password.</summary>
    /// <value>Default: null, no password.</value>
    public string? ClientCertificatePasswordFile { get; set; }
}
