using System.Linq.Expressions;
using Npgsql;

namespace HerScheduler.Data.PostgreSql;

/// <summary>Rows of one type through PostgreSQL's binary COPY.</summary>
internal sealed class PostgreSqlCopy<TRow>
{
    private readonly string _statement;
    private readonly Action<NpgsqlBinaryImporter, TRow> _writeValues;

    public PostgreSqlCopy(RowShape shape)
    {
        _statement = $"COPY {shape.Table} ({string.Join(", ", shape.Columns.Select(column => column.Quoted))}) FROM STDIN (FORMAT BINARY)";
        _writeValues = Writer(shape.Columns);
    }

    /// <remarks>
    /// The values of a row go into the driver's buffer, which now and then is handed to the socket: a task for each of them would cost more
    /// than all the rest. What waits for the server, beginning and end, is awaited.
    /// </remarks>
    public async Task Write(NpgsqlConnection connection, IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(_statement, cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            _writeValues(copy, row);
        }

        await copy.CompleteAsync(cancel);
    }

    private static Action<NpgsqlBinaryImporter, TRow> Writer(IReadOnlyList<RowColumn> columns)
    {
        var copy = Expression.Parameter(typeof(NpgsqlBinaryImporter), "copy");
        var row = Expression.Parameter(typeof(TRow), "row");
        var writes = columns.Select(column => Expression.Invoke(Writer(column), copy, row));
        return Expression.Lambda<Action<NpgsqlBinaryImporter, TRow>>(Expression.Block(writes), copy, row).Compile();
    }

    /// <summary>By its own type, not as an object: nothing is boxed.</summary>
    private static LambdaExpression Writer(RowColumn column)
    {
        var copy = Expression.Parameter(typeof(NpgsqlBinaryImporter), "copy");
        var value = Expression.Variable(column.Value.ReturnType, "value");
        var present = column.Type == value.Type ? (Expression)value : Expression.Property(value, "Value");
        Expression write = Expression.Call(copy, nameof(NpgsqlBinaryImporter.Write), [column.Type], present, Expression.Constant(column.StoreType));
        if (!value.Type.IsValueType || column.Type != value.Type)
        {
            var writeNull = Expression.Call(copy, nameof(NpgsqlBinaryImporter.WriteNull), []);
            write = Expression.Condition(Expression.Equal(value, Expression.Default(value.Type)), writeNull, write);
        }

        return Expression.Lambda(Expression.Block([value], Expression.Assign(value, column.Value.Body), write), copy, column.Value.Parameters[0]);
    }
}
