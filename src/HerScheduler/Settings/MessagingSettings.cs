using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>How messages leave.</summary>
public enum MessagingTransport
{
    /// <summary>Inside the process: nothing to install.</summary>
    InProcess,
    RabbitMq,
}

/// <summary>The message bus.</summary>
public sealed class MessagingSettings
{
    /// <value>Default: InProcess.</value>
    public MessagingTransport Transport { get; set; } = MessagingTransport.InProcess;

    public RabbitMqSettings RabbitMq { get; set; } = new();

    public RelaySettings Relay { get; set; } = new();

    public FactsQueueSettings Facts { get; set; } = new();
}

/// <summary>How the outbox is emptied.</summary>
public sealed class RelaySettings
{
    /// <summary>Messages claimed and published together, 1–5000. The relay holds eight times as many in memory.</summary>
    /// <value>Default: 500.</value>
    [Range(1, 5000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>How long claimed messages belong to this relay; a dead one's are taken over after that. Longer than <see cref="PublishTimeout"/>.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a batch may wait for the broker before it is given back.</summary>
    /// <value>Default: 10 seconds.</value>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the oldest message may wait while none can be published: after that the process is not ready. 1 minute to 1 day.</summary>
    /// <value>Default: 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "1 minute to 1 day")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);
}
