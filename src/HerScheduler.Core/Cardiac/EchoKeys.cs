namespace HerScheduler.Core.Cardiac;

/// <summary>The keys of the echoes.</summary>
internal static class EchoKeys
{
    public const string Baseline = "echo-baseline";
    public const string PreHer2 = "echo-pre-her2";
    public const string PreTDm1 = "echo-pre-t-dm1";
    public const string PreTDxd = "echo-pre-t-dxd";
    public const string End = "echo-end";

    private const int Cached = 64;
    private static readonly string[] RoutineKeys = [.. Enumerable.Range(0, Cached).Select(n => $"echo-{n}")];
    private static readonly string[] FollowUpKeys = [.. Enumerable.Range(0, 5).Select(n => $"echo-follow-up-{n}")];

    /// <summary><c>echo-n</c>: on treatment, from 1.</summary>
    public static string Routine(int number) => number < Cached ? RoutineKeys[number] : $"echo-{number}";

    /// <summary><c>echo-follow-up-n</c>, 1–4.</summary>
    public static string FollowUp(int number) => FollowUpKeys[number];

    /// <summary><c>echo-repeat-n</c>, from 1.</summary>
    public static string Repeat(int number) => $"echo-repeat-{number}";

    public static bool IsRepeat(string key) => key.StartsWith("echo-repeat-", StringComparison.Ordinal);

    /// <summary>The number of an <c>echo-n</c>, or null for any other key.</summary>
    public static int? RoutineNumber(string key) =>
        key.StartsWith("echo-", StringComparison.Ordinal) && int.TryParse(key.AsSpan(5), System.Globalization.NumberStyles.None, null, out var number)
            ? number
            : null;

    /// <summary>Closes only by a result on or before the dose it precedes.</summary>
    public static bool PrecedesADose(string key) => key is Baseline or PreHer2 or PreTDm1 or PreTDxd;
}
