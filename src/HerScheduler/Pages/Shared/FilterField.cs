namespace HerScheduler.Pages.Shared;

/// <summary>What a field of a filter says.</summary>
internal static class FilterField
{
    /// <summary>Without what stands around it; an empty field is no condition.</summary>
    public static string? NullIfBlank(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
