namespace HerScheduler.Core.Json;

/// <summary>One spelling for equal decimals, so that equal facts are equal to the byte.</summary>
internal static class Decimals
{
    /// <summary><c>62.50</c> as <c>62.5</c>, <c>62.0</c> as <c>62</c>.</summary>
    public static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>True for <c>62</c>, <c>62.5</c> and <c>62.50</c>.</summary>
    public static bool HasTenthsAtMost(decimal value) => decimal.IsInteger(value * 10);
}
