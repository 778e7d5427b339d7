using System.Linq.Expressions;
using Npgsql;

namespace HerScheduler.Data.PostgreSql;

/// <summary>Rows of one type through PostgreSQL's binary COPY.</summary>
internal sealed class PostgreSqlCopy<TRow>
{
    private readonly string _statement;
    private readonly Func<NpgsqlBinaryImporter, TRow, CancellationToken, Task>[] _columns;

    public PostgreSqlCopy(RowShape shape)
    {
        _statement = $"COPY {shape.Table} ({string.Join(", ", shape.Columns.Select(column => column.Quoted))}) FROM STDIN (FORMAT BINARY)";
        _columns = [.. shape.Columns.Select(Writer)];
    }

    public async Task Write(NpgsqlConnection connection, IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(_statement, cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in _columns)
            {
                await column(copy, row, cancel);
            }
        }

        await copy.CompleteAsync(cancel);
    }

    /// <summary>By its own type, not as an object: nothing is boxed, and the driver looks up the type's writer once a column.</summary>
    private static Func<NpgsqlBinaryImporter, TRow, CancellationToken, Task> Writer(RowColumn column)
    {
        var copy = Expression.Parameter(typeof(NpgsqlBinaryImporter), "copy");
        var cancel = Expression.Parameter(typeof(CancellationToken), "cancel");
        var value = Expression.Variable(column.Value.ReturnType, "value");
        var present = column.Type == value.Type ? (Expression)value : Expression.Property(value, "Value");
        Expression write = Expression.Call(
            copy, nameof(NpgsqlBinaryImporter.WriteAsync), [column.Type], present, Expression.Constant(column.StoreType), cancel);
        if (!value.Type.IsValueType || column.Type != value.Type)
        {
            var writeNull = Expression.Call(copy, nameof(NpgsqlBinaryImporter.WriteNullAsync), [], cancel);
            write = Expression.Condition(Expression.Equal(value, Expression.Default(value.Type)), writeNull, write);
        }

        var body = Expression.Block([value], Expression.Assign(value, column.Value.Body), write);
        return Expression.Lambda<Func<NpgsqlBinaryImporter, TRow, CancellationToken, Task>>(body, copy, column.Value.Parameters[0], cancel).Compile();
    }
}
