namespace HerScheduler.Data.PostgreSql;

/// <summary>
/// A plan's document lies beside its row and not in it: lists and searches of all patients read a quarter of the pages, and a fact writes the row anew without
/// its document.
/// </summary>
internal static class PlanDocuments
{
    /// <summary>From this size on; a row without its document is smaller.</summary>
    public static IReadOnlyList<string> Beside { get; } =
        ["ALTER TABLE plans ALTER COLUMN \"Document\" SET STORAGE EXTERNAL;", "ALTER TABLE plans SET (toast_tuple_target = 512);"];
}
