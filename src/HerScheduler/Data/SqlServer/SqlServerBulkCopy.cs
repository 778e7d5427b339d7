using System.Data;
using Microsoft.Data.SqlClient;

namespace HerScheduler.Data.SqlServer;

/// <summary>Rows of one type through SQL Server's bulk copy. Triggers and constraints hold for it as for any other INSERT.</summary>
internal sealed class SqlServerBulkCopy<TRow>(RowShape shape)
{
    private const SqlBulkCopyOptions Checked = SqlBulkCopyOptions.FireTriggers | SqlBulkCopyOptions.CheckConstraints;

    private readonly Func<TRow, object>[] _values = [.. shape.Columns.Select(column => column.Boxed<TRow>())];

    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="transaction">The transaction that they become part of.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="seconds">How long it may take; 0: as long as it does.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Write(SqlConnection connection, SqlTransaction transaction, IReadOnlyList<TRow> rows, int seconds, CancellationToken cancel)
    {
        using var copy = new SqlBulkCopy(connection, Checked, transaction) 
        {
            DestinationTableName = shape.Table,
            BulkCopyTimeout = seconds,
            BatchSize = SqlServerDialect.MostRows,
        };
        foreach (var column in shape.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        using var table = Table(rows);
        await copy.WriteToServerAsync(table, cancel);
    }

    private DataTable Table(IReadOnlyList<TRow> rows)
    {
        var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in shape.Columns)
        {
            table.Columns.Add(column.Name, column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type);
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. _values.Select(value => Sent(value(row)))]);
        }

        return table;
    }

    /// <summary>The driver's bulk copy takes a date as the instant at which it begins.</summary>
    private static object Sent(object value) => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value;
}
