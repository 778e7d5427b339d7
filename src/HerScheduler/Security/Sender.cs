namespace HerScheduler.Security;

/// <summary>Who sends a request, as far as the service knows: recorded beside what the document claims.</summary>
/// <remarks>There is no sign-in yet; the service listens on the loopback address and everybody is <see cref="Local"/>. This is the only place that decides it.</remarks>
public static class Sender
{
    public const string Local = "local";

    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Local;
    }
}
