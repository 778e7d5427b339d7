namespace HerScheduler.Tests.Given;

/// <summary>How long the long tests run: HERSCHEDULER_SOAK=1 (<c>tests/run.sh --soak</c>) asks for the full size.</summary>
internal static class Soak
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("HERSCHEDULER_SOAK") == "1";

    public static int Or(int full, int usual) => IsOn ? full : usual;
}
