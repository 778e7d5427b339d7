namespace HerScheduler.Messaging;

/// <summary>Nothing can be published now; the message is one sentence for a person.</summary>
internal sealed class NotReachableException : Exception
{
    public NotReachableException()
    {
    }

    public NotReachableException(string message)
        : base(message)
    {
    }

    public NotReachableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
