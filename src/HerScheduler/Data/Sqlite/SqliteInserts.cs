using Microsoft.Data.Sqlite;

namespace HerScheduler.Data.Sqlite;

/// <summary>Rows of one type through one prepared INSERT. There is no server to travel to, so a row at a time is SQLite's bulk path.</summary>
internal sealed class SqliteInserts<TRow>
{
    private readonly string _statement;
    private readonly Func<TRow, object>[] _values;

    public SqliteInserts(RowShape shape)
    {
        var parameters = Enumerable.Range(0, shape.Columns.Count).Select(Parameter);
        _statement = $"INSERT INTO {shape.Table} ({string.Join(", ", shape.Columns.Select(column => column.Quoted))}) VALUES ({string.Join(", ", parameters)})";
        _values = [.. shape.Columns.Select(column => column.Boxed<TRow>())];
    }

    public void Write(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        using var command = Command(connection, transaction);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < _values.Length; i++)
            {
                command.Parameters[i].Value = _values[i](row);
            }

            command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction)
    {
#pragma warning disable CA2100 // Made of names from the model alone; every value is a parameter.
        var command = new SqliteCommand(_statement, connection, transaction);
#pragma warning restore CA2100
        command.Parameters.AddRange(Enumerable.Range(0, _values.Length).Select(i => new SqliteParameter(Parameter(i), value: null)));
        command.Prepare();
        return command;
    }

    private static string Parameter(int index) => System.FormattableString.Invariant($"$p{index}");
}
