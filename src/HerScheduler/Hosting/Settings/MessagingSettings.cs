namespace HerScheduler.Hosting.Settings;

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
}
