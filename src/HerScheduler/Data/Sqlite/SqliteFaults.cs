using static HerScheduler.Data.DatabaseFault;

namespace HerScheduler.Data.Sqlite;

/// <summary>The result codes of SQLite: the extended one where it says more, else the primary one.</summary>
internal static class SqliteFaults
{
    public static IReadOnlyDictionary<int, FaultMeaning> Table { get; } = new Dictionary<int, FaultMeaning>
    {
        [5] = new(Transient, "another one writes"),
        [6] = new(Transient, "another one has the table locked"),
        [9] = new(Transient, "the statement was interrupted"),
        [15] = new(Transient, "another one changes how the file is locked"),

        [7] = new(Away, "no memory"),
        [8] = new(Away, "the file cannot be written", WriteObstacle.ReadOnly),
        [10] = new(Away, "the disk fails"),
        [11] = new(Away, "the file is damaged"),
        [13] = new(Away, "the disk is full", WriteObstacle.Full),
        [14] = new(Away, "the file cannot be opened", WriteObstacle.Unopened),
        [23] = new(Away, "not allowed"),
        [26] = new(Away, "the file is no database"),
        [4874] = new(Away, "the disk has no room for what processes share about the file", WriteObstacle.Full),

        [19] = new(Conflict, "what is stored stands in the way"),
        [787] = new(Conflict, "what it refers to is not there, or something refers to it"),
        [1555] = new(Conflict, "the key is taken"),
        [1811] = new(Conflict, "a trigger guards what is stored"),
        [2067] = new(Conflict, "the key is taken (unique index)"),
        [2579] = new(Conflict, "the row is there already"),

        [18] = new(Value, "the text is too long"),
        [20] = new(Value, "of another type than its column"),
        [25] = new(Value, "out of range"),
        [275] = new(Value, "a value that its table does not allow"),
        [1299] = new(Value, "a column that cannot be without a value has none"),
        [3091] = new(Value, "of another type than its column"),
    };

    public static FaultMeaning Of(int primary, int extended) =>
        Table.GetValueOrDefault(extended) ?? Table.GetValueOrDefault(primary) ?? FaultMeaning.Unknown;
}
