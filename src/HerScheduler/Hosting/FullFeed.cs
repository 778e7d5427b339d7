namespace HerScheduler.Hosting;

/// <summary>Whether this build has what only the public package gallery has (docs/decisions/0003-fullfeed.md).</summary>
public static class FullFeed
{
#if FULLFEED
    public static bool IsOn => true;
#else
    public static bool IsOn => false;
#endif
}
