using System.Globalization;

namespace HerScheduler.Localization;

/// <summary>Names of days and months come from ICU, which is there unless an installation leaves it out.</summary>
internal static class LanguageData
{
    /// <summary>A sentence that says what to do; null: it is there.</summary>
    public static string? Missing()
    {
        try
        {
            CultureInfo.GetCultureInfo("de", predefinedOnly: true);
            return null;
        }
        catch (CultureNotFoundException)
        {
            return "E-mails and pages in en, de need the language data of ICU, which this process runs without: install it (libicu, icu-libs) and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.";
        }
    }
}
