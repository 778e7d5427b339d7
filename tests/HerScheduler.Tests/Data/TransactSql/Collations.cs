using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HerScheduler.Tests.Data.TransactSql;

/// <summary>
/// A server refuses to compare columns of unlike collation (error 468) unless one of them says COLLATE. What a statement compares is followed through joins,
/// subqueries, derived tables, table variables, OPENJSON, and the rows of triggers.
/// </summary>
internal sealed class Collations(Tables tables) : TSqlFragmentVisitor
{
    private readonly Sources _sources = new(tables);

    public List<string> Faults { get; } = [];

    /// <summary>How many comparisons of texts were looked at.</summary>
    public int Compared { get; private set; }

    public override void ExplicitVisit(CreateTriggerStatement node)
    {
        _sources.Triggering = node.TriggerObject.Name.BaseIdentifier.Value;
        base.ExplicitVisit(node);
        _sources.Triggering = null;
    }

    public override void ExplicitVisit(DeclareTableVariableStatement node) => _sources.Declare(node.Body.VariableName.Value, node.Body.Definition);

    /// <summary>The visitor comes to a statement before it comes to what WITH says before it.</summary>
    public override void ExplicitVisit(TSqlScript node)
    {
        var common = new Common();
        node.Accept(common);
        common.Found.ForEach(each => _sources.Declare(each, ColumnsOf(each.QueryExpression)));
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(QuerySpecification node) => Within(node.FromClause?.TableReferences, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(UpdateSpecification node) =>
        Within([.. node.FromClause?.TableReferences ?? [], node.Target], () => base.ExplicitVisit(node));

    public override void ExplicitVisit(DeleteSpecification node) =>
        Within([.. node.FromClause?.TableReferences ?? [], node.Target], () => base.ExplicitVisit(node));

    public override void ExplicitVisit(MergeSpecification node) => Within([Aliased(node), node.TableReference], () => base.ExplicitVisit(node));

    public override void Visit(BooleanComparisonExpression node) => Compare(node, node.FirstExpression, node.SecondExpression);

    public override void Visit(BooleanTernaryExpression node) => Compare(node, node.FirstExpression, node.SecondExpression, node.ThirdExpression);

    public override void Visit(LikePredicate node) => Compare(node, node.FirstExpression, node.SecondExpression);

    public override void Visit(InPredicate node) => Compare(node, node.Subquery is null ? [node.Expression, .. node.Values] : [node.Expression, node.Subquery]);

    private static TableReference Aliased(MergeSpecification node) => node.Target is NamedTableReference target && node.TableAlias is { } alias
        ? new NamedTableReference { SchemaObject = target.SchemaObject, Alias = alias }
        : node.Target;

    private void Within(IEnumerable<TableReference>? from, Action visit)
    {
        _sources.Enter(from ?? [], ColumnsOf);
        visit();
        _sources.Leave();
    }

    private void Compare(TSqlFragment where, params IReadOnlyList<ScalarExpression> sides)
    {
        var found = sides.Select(CollationOf).OfType<(string Name, bool IsSaid)>().ToList();
        Compared += found.Count > 1 ? 1 : 0;
        var said = found.Where(side => side.IsSaid).Select(side => side.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var decisive = said.Count > 0 ? said : [.. found.Select(side => side.Name).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (decisive.Count > 1)
        {
            Faults.Add($"line {where.StartLine}: compares {string.Join(" with ", decisive)}");
        }
    }

    /// <summary>Null: no text, or one that takes the other side's collation, as literals and parameters do.</summary>
    private (string Name, bool IsSaid)? CollationOf(ScalarExpression? expression) => expression switch
    {
        PrimaryExpression { Collation: { } said } => (said.Value, true),
        ColumnReferenceExpression column => _sources.CollationOf(column) is { } name ? (name, false) : null,
        ParenthesisExpression inner => CollationOf(inner.Expression),
        CoalesceExpression choice => FirstOf(choice.Expressions),
        NullIfExpression choice => CollationOf(choice.FirstExpression),
        SearchedCaseExpression choice => FirstOf([.. choice.WhenClauses.Select(when => when.ThenExpression), choice.ElseExpression]),
        BinaryExpression sum => FirstOf([sum.FirstExpression, sum.SecondExpression]),
        CastCall cast => Tables.IsText(cast.DataType) ? CollationOf(cast.Parameter) : null,
        ConvertCall cast => Tables.IsText(cast.DataType) ? CollationOf(cast.Parameter) : null,
        LeftFunctionCall call => FirstOf(call.Parameters),
        RightFunctionCall call => FirstOf(call.Parameters),
        FunctionCall { FunctionName.Value: var name } call when !IsNumber(name) => FirstOf(call.Parameters),
        ScalarSubquery query => ColumnsOf(query.QueryExpression).Values.FirstOrDefault() is { } name ? (name, false) : null,
        _ => null,
    };

    private static bool IsNumber(string function) =>
        function.ToUpperInvariant() is "LEN" or "CHARINDEX" or "COUNT" or "COUNT_BIG" or "DATALENGTH" or "ROW_NUMBER" or "PATINDEX";

    private (string, bool)? FirstOf(IEnumerable<ScalarExpression?> expressions) => expressions.Select(CollationOf).FirstOrDefault(found => found is not null);

    /// <summary>What a query selects, by name.</summary>
    private Dictionary<string, string> ColumnsOf(QueryExpression query)
    {
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        switch (query)
        {
            case QueryParenthesisExpression inner:
                return ColumnsOf(inner.QueryExpression);
            case BinaryQueryExpression set:
                return ColumnsOf(set.FirstQueryExpression);
            case QuerySpecification plain:
                Within(plain.FromClause?.TableReferences, () =>
                {
                    foreach (var element in plain.SelectElements.OfType<SelectScalarExpression>())
                    {
                        var name = element.ColumnName?.Value ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value;
                        if (CollationOf(element.Expression) is { } found)
                        {
                            columns[name ?? $"column {columns.Count}"] = found.Name;
                        }
                    }
                });
                return columns;
            default:
                return columns;
        }
    }

    private sealed class Common : TSqlConcreteFragmentVisitor
    {
        public List<CommonTableExpression> Found { get; } = [];

        public override void Visit(CommonTableExpression node) => Found.Add(node);
    }
}
