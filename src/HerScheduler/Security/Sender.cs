namespace HerScheduler.Security;

/// <summary>The name of who sends a request, as the fact log keeps it beside what the document claims.</summary>
public static class Sender
{
    public static string Of(HttpContext context) => Caller.Of(context).Name;
}
