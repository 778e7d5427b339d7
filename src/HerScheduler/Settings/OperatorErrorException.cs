namespace HerScheduler.Settings;

/// <summary>What an operator has to put right: settings, a file, a database. A verb prints <see cref="Faults"/>, one a line, and exits with 2.</summary>
public sealed class OperatorErrorException : Exception
{
    public OperatorErrorException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    public OperatorErrorException(string fault)
        : this([fault])
    {
    }

    public OperatorErrorException()
        : this("Something has to be put right first.")
    {
    }

    public OperatorErrorException(string message, Exception innerException)
        : base(message, innerException) => Faults = [message];

    /// <summary>One clear sentence each.</summary>
    public IReadOnlyList<string> Faults { get; }
}
