namespace HerScheduler.Settings;

/// <summary>How a log line is written.</summary>
public enum LogFormat
{
    /// <summary>A line for a person.</summary>
    Text,

    /// <summary>One JSON object a line, with the message's parts and the trace as properties of their own: for a collector.</summary>
    Json,
}

/// <summary>The log, which goes to standard output.</summary>
public sealed class LogSettings
{
    /// <summary>Lines for a person (Text), or one JSON object a line for a collector (Json).</summary>
    /// <value>Default: Text.</value>
    public LogFormat Format { get; set; } = LogFormat.Text;
}
