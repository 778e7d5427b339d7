namespace HerScheduler.Cli;

/// <summary>The exit status of every verb.</summary>
internal static class ExitCode
{
    /// <summary>Done; for <c>preview</c> whatever the findings.</summary>
    public const int Done = 0;

    /// <summary>The answer is no.</summary>
    public const int No = 1;

    /// <summary>Unusable input or arguments; standard error has one line per fault.</summary>
    public const int Unusable = 2;

    /// <summary>The program or its surroundings are broken (a full disk, a bug): no answer.</summary>
    public const int Broken = 70;
}
