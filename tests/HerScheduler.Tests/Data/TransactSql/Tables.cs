using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HerScheduler.Tests.Data.TransactSql;

/// <summary>The tables that the script of migrations makes: the collation of each column that holds text, and which tables have triggers.</summary>
internal sealed class Tables
{
    /// <summary>A column without a collation of its own has that of the database, whichever that is.</summary>
    public const string OfTheDatabase = "the database's own";

    private static readonly HashSet<SqlDataTypeOption> Texts =
        [SqlDataTypeOption.NVarChar, SqlDataTypeOption.VarChar, SqlDataTypeOption.NChar, SqlDataTypeOption.Char, SqlDataTypeOption.NText,
            SqlDataTypeOption.Text];

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _withTriggers = new(StringComparer.OrdinalIgnoreCase);

    public Tables(string script)
    {
        var read = new Reader(this);
        foreach (var text in new[] { script }.Concat(Parsed.Inner(Parsed.Of(script))))
        {
            Parsed.Of(text).Accept(read);
        }
    }

    public IReadOnlyCollection<string> Names => _columns.Keys;

    public IReadOnlyCollection<string> WithTriggers => _withTriggers;

    /// <summary>The columns that hold text, with their collations; null: no table of ours.</summary>
    public IReadOnlyDictionary<string, string>? Find(string table) => _columns.GetValueOrDefault(table);

    public static Dictionary<string, string> TextsOf(IEnumerable<ColumnDefinition> columns) => columns.Where(column => IsText(column.DataType))
        .ToDictionary(column => column.ColumnIdentifier.Value, column => column.Collation?.Value ?? OfTheDatabase, StringComparer.OrdinalIgnoreCase);

    public static bool IsText(DataTypeReference? type) => type is SqlDataTypeReference { SqlDataTypeOption: var option } && Texts.Contains(option);

    private sealed class Reader(Tables tables) : TSqlFragmentVisitor
    {
        public override void Visit(CreateTableStatement node) =>
            tables._columns[node.SchemaObjectName.BaseIdentifier.Value] = TextsOf(node.Definition.ColumnDefinitions);

        public override void Visit(CreateTriggerStatement node) => tables._withTriggers.Add(node.TriggerObject.Name.BaseIdentifier.Value);
    }
}
