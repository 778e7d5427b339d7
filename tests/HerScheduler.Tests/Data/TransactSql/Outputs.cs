using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HerScheduler.Tests.Data.TransactSql;

/// <summary>A server refuses OUTPUT without INTO from a table that has triggers (error 334).</summary>
internal sealed class Outputs(Tables tables) : TSqlFragmentVisitor
{
    public List<string> Faults { get; } = [];

    public override void Visit(InsertSpecification node) => Look(node, from: null);

    public override void Visit(UpdateSpecification node) => Look(node, node.FromClause);

    public override void Visit(DeleteSpecification node) => Look(node, node.FromClause);

    public override void Visit(MergeSpecification node) => Look(node, from: null);

    private void Look(DataModificationSpecification node, FromClause? from)
    {
        if (node.OutputClause is not null && node.Target is NamedTableReference target && tables.WithTriggers.Contains(TableOf(target, from)))
        {
            Faults.Add($"OUTPUT of {TableOf(target, from)}, which has triggers");
        }
    }

    /// <summary>What is changed may be named by its alias.</summary>
    private static string TableOf(NamedTableReference target, FromClause? from)
    {
        var (name, found) = (target.SchemaObject.BaseIdentifier.Value, new Aliases());
        from?.Accept(found);
        return found.Named.GetValueOrDefault(name, name);
    }

    private sealed class Aliases : TSqlFragmentVisitor
    {
        public Dictionary<string, string> Named { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(NamedTableReference node)
        {
            if (node.Alias is { Value: var alias })
            {
                Named[alias] = node.SchemaObject.BaseIdentifier.Value;
            }
        }
    }
}
