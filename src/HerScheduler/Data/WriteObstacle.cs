namespace HerScheduler.Data;

/// <summary>What keeps a database that is there from taking any write, whatever is written.</summary>
internal enum WriteObstacle
{
    Full,
    ReadOnly,
    Unopened,
}

internal static class WriteObstacles
{
    /// <summary>In words that say what to do; null: something else is the matter.</summary>
    public static string? Of(Exception failure) => DatabaseFaults.Meaning(failure)?.Obstacle switch
    {
        null => null,
        WriteObstacle.Full => "the disk of the database is full; nothing can be stored until there is room",
        WriteObstacle.ReadOnly =>
            "the database is read-only (a fail-over, a full quota, or a file system mounted so); nothing can be stored until it is writable",
        WriteObstacle.Unopened =>
            "the file of the database cannot be opened (a file system mounted read-only, or no right to its folder); nothing can be stored until it can",
        var unknown => throw new ArgumentOutOfRangeException(nameof(failure), unknown, "No words for it."),
    };
}
