namespace HerScheduler.Settings;

/// <summary>The service cannot start with these settings. A verb prints <see cref="Faults"/>, one a line, and exits with 2.</summary>
public sealed class UnusableSettingsException : Exception
{
    public UnusableSettingsException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    public UnusableSettingsException(string fault)
        : this([fault])
    {
    }

    public UnusableSettingsException()
        : this("The settings are unusable.")
    {
    }

    public UnusableSettingsException(string message, Exception innerException)
        : base(message, innerException) => Faults = [message];

    /// <summary>One clear sentence each.</summary>
    public IReadOnlyList<string> Faults { get; }
}
