using static HerScheduler.Data.DatabaseFault;

namespace HerScheduler.Data.Sqlite;

/// <summary>The result codes of SQLite: the extended one where it says more, else the primary one.</summary>
internal static class SqliteFaults
{
    public static IReadOnlyDictionary<int, (DatabaseFault Fault, string Reason)> Table { get; } = new Dictionary<int, (DatabaseFault, string)>
    {
        [5] = (Transient, "another one writes"),
        [6] = (Transient, "another one has the table locked"),
        [9] = (Transient, "the statement was interrupted"),
        [15] = (Transient, "another one changes how the file is locked"),

        [7] = (Away, "no memory"),
        [8] = (Away, "the file cannot be written"),
        [10] = (Away, "the disk fails"),
        [11] = (Away, "the file is damaged"),
        [13] = (Away, "the disk is full"),
        [14] = (Away, "the file cannot be opened"),
        [23] = (Away, "not allowed"),
        [26] = (Away, "the file is no database"),

        [19] = (Conflict, "what is stored stands in the way"),
        [787] = (Conflict, "what it refers to is not there, or something refers to it"),
        [1555] = (Conflict, "the key is taken"),
        [1811] = (Conflict, "a trigger guards what is stored"),
        [2067] = (Conflict, "the key is taken (unique index)"),
        [2579] = (Conflict, "the row is there already"),

        [18] = (Value, "the text is too long"),
        [20] = (Value, "of another type than its column"),
        [25] = (Value, "out of range"),
        [275] = (Value, "a value that its table does not allow"),
        [1299] = (Value, "a column that cannot be without a value has none"),
        [3091] = (Value, "of another type than its column"),
    };

    public static DatabaseFault Of(int primary, int extended) =>
        Table.TryGetValue(extended, out var exact) ? exact.Fault : Table.TryGetValue(primary, out var coarse) ? coarse.Fault : Away;
}
