namespace HerScheduler.Data.SqlServer;

/// <summary>A plan's document lies beside its row and not in it: lists and searches of all patients read a quarter of the pages.</summary>
internal static class PlanDocuments
{
    public static IReadOnlyList<string> Beside { get; } = ["EXEC sp_tableoption 'plans', 'large value types out of row', 1;"];
}
