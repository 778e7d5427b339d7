using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HerScheduler.Tests.Data.TransactSql;

/// <summary>Which columns a part of a statement can name, and the collation of each that holds text: inner names hide outer ones.</summary>
internal sealed class Sources(Tables tables)
{
    private readonly Stack<Dictionary<string, IReadOnlyDictionary<string, string>>> _scopes = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _common = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a trigger: the table whose rows <c>inserted</c> and <c>deleted</c> are.</summary>
    public string? Triggering { get; set; }

    public void Declare(string variable, TableDefinition table) => _variables[variable] = Tables.TextsOf(table.ColumnDefinitions);

    public void Declare(CommonTableExpression common, IReadOnlyDictionary<string, string> columns) => _common[common.ExpressionName.Value] = columns;

    public void Enter(IEnumerable<TableReference> from, Func<QueryExpression, IReadOnlyDictionary<string, string>> columnsOf)
    {
        var scope = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        _scopes.Push(scope);
        foreach (var (name, columns) in from.SelectMany(reference => Of(reference, columnsOf)))
        {
            scope[name] = columns;
        }
    }

    public void Leave() => _scopes.Pop();

    /// <summary>Null: no text, or unknown.</summary>
    public string? CollationOf(ColumnReferenceExpression column)
    {
        if (column.MultiPartIdentifier is not { Identifiers: { Count: > 0 } parts })
        {
            return null;
        }

        var (name, table) = (parts[^1].Value, parts.Count > 1 ? parts[^2].Value : null);
        return _scopes.SelectMany(scope => scope).Where(source => table is null || string.Equals(source.Key, table, StringComparison.OrdinalIgnoreCase))
            .Select(source => source.Value.GetValueOrDefault(name)).FirstOrDefault(collation => collation is not null);
    }

    private IEnumerable<(string Name, IReadOnlyDictionary<string, string> Columns)> Of(TableReference reference,
        Func<QueryExpression, IReadOnlyDictionary<string, string>> columnsOf) => reference switch
    {
        JoinTableReference join => Of(join.FirstTableReference, columnsOf).Concat(Of(join.SecondTableReference, columnsOf)),
        JoinParenthesisTableReference inner => Of(inner.Join, columnsOf),
        NamedTableReference table => One(table.Alias ?? table.SchemaObject.BaseIdentifier, Named(table.SchemaObject.BaseIdentifier.Value)),
        VariableTableReference variable => One(variable.Alias?.Value ?? variable.Variable.Name, _variables.GetValueOrDefault(variable.Variable.Name)),
        QueryDerivedTable derived => One(derived.Alias, columnsOf(derived.QueryExpression)),
        OpenJsonTableReference json => One(json.Alias?.Value ?? "openjson", OfJson(json)),
        _ => [],
    };

    private static IEnumerable<(string, IReadOnlyDictionary<string, string>)> One(Identifier alias, IReadOnlyDictionary<string, string>? columns) =>
        One(alias.Value, columns);

    private static IEnumerable<(string, IReadOnlyDictionary<string, string>)> One(string alias, IReadOnlyDictionary<string, string>? columns) =>
        [(alias, columns ?? new Dictionary<string, string>())];

    private IReadOnlyDictionary<string, string>? Named(string table) =>
        Triggering is not null && table is "inserted" or "deleted" ? tables.Find(Triggering!) : _common.GetValueOrDefault(table) ?? tables.Find(table);

    /// <summary>Whatever OPENJSON makes has the collation of the database; without a description its values are texts.</summary>
    private static Dictionary<string, string> OfJson(OpenJsonTableReference json) => json.SchemaDeclarationItems.Count == 0
        ? new(StringComparer.OrdinalIgnoreCase) { ["key"] = Tables.OfTheDatabase, ["value"] = Tables.OfTheDatabase }
        : json.SchemaDeclarationItems.Where(item => Tables.IsText(item.ColumnDefinition.DataType)).ToDictionary(
            item => item.ColumnDefinition.ColumnIdentifier.Value, item =>
                item.ColumnDefinition.Collation?.Value ?? Tables.OfTheDatabase, StringComparer.OrdinalIgnoreCase);
}
