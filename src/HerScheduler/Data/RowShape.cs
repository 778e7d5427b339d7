using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HerScheduler.Data;

/// <summary>How the model stores rows of one type: what a bulk path needs to write them as EF would. Worked out once for each model.</summary>
/// <param name="Table">The table's name, quoted.</param>
/// <param name="Columns">All columns except those that the database fills itself.</param>
internal sealed record RowShape(string Table, IReadOnlyList<RowColumn> Columns)
{
    /// <summary>What <paramref name="compile"/> makes of the shape of <typeparamref name="TRow"/>, made once for each model.</summary>
    public static TWriter Compiled<TRow, TWriter>(SchedulerDb db, Func<RowShape, TWriter> compile)
        where TRow : class
    {
        var type = db.Model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException($"{typeof(TRow).Name} is no row of this database.", nameof(db));
        return type.GetOrAddRuntimeAnnotationValue(
            $"HerScheduler:{typeof(TWriter).Name}", context => compile(Of(type, context!.GetService<ISqlGenerationHelper>())), db);
    }

    private static RowShape Of(IEntityType type, ISqlGenerationHelper quotes)
    {
        var table = type.GetTableMappings().Single();
        var columns = table.ColumnMappings
            .Where(column => column.Property.ValueGenerated == ValueGenerated.Never)
            .Select(column => new RowColumn(column.Column.Name, quotes.DelimitIdentifier(column.Column.Name), column.TypeMapping.StoreTypeNameBase,
                ValueOf(type, column)));
        return new RowShape(quotes.DelimitIdentifier(table.Table.Name, table.Table.Schema), [.. columns]);
    }

    private static LambdaExpression ValueOf(IEntityType type, IColumnMapping column)
    {
        var row = Expression.Parameter(type.ClrType, "row");
        var value = Expression.Property(row, column.Property.PropertyInfo!);
        return Expression.Lambda(column.TypeMapping.Converter is { } converter ? Converted(value, converter) : value, row);
    }

    /// <summary>Null stays null; converters never see it.</summary>
    private static Expression Converted(Expression value, ValueConverter converter)
    {
        var convert = converter.ConvertToProviderExpression;
        if (Nullable.GetUnderlyingType(value.Type) is null)
        {
            return ReplacingExpressionVisitor.Replace(convert.Parameters[0], value, convert.Body);
        }

        var stored = ReplacingExpressionVisitor.Replace(convert.Parameters[0], Expression.Property(value, "Value"), convert.Body);
        var type = stored.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(stored.Type) : stored.Type;
        return Expression.Condition(Expression.Property(value, "HasValue"), Expression.Convert(stored, type), Expression.Default(type));
    }
}

/// <summary>One column of a <see cref="RowShape"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Quoted">Its name as SQL writes it.</param>
/// <param name="StoreType">The type's name in the database, without length.</param>
/// <param name="Value">From the row to the value as the driver is given it; of a nullable type where the row's property is.</param>
internal sealed record RowColumn(string Name, string Quoted, string StoreType, LambdaExpression Value)
{
    /// <summary>The type of the values that are not null.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(Value.ReturnType) ?? Value.ReturnType;

    /// <summary>For a driver that takes values as objects: null is <see cref="DBNull"/>.</summary>
    public Func<TRow, object> Boxed<TRow>()
    {
        var value = Expression.Coalesce(Expression.Convert(Value.Body, typeof(object)), Expression.Constant(DBNull.Value, typeof(object)));
        return Expression.Lambda<Func<TRow, object>>(value, Value.Parameters).Compile();
    }
}
