using Microsoft.SqlServer.TransactSql.ScriptDom;
using static Microsoft.SqlServer.TransactSql.ScriptDom.TableHintKind;

namespace HerScheduler.Tests.Data.TransactSql;

/// <summary>Hints that a server refuses together, or that do not lock what they were written for.</summary>
internal sealed class Hints : TSqlFragmentVisitor
{
    private static readonly TableHintKind[] Sizes = [Rowlock, PagLock, TabLock, TabLockX];
    private static readonly TableHintKind[] Levels =
        [NoLock, ReadUncommitted, ReadCommitted, ReadCommittedLock, RepeatableRead, Serializable, HoldLock, Snapshot];
    private static readonly TableHintKind[] Unlocked = [NoLock, ReadUncommitted];
    private static readonly TableHintKind[] Locking = [UpdLock, XLock, ReadPast, Rowlock, PagLock, TabLock, TabLockX];

    public List<string> Faults { get; } = [];

    public override void Visit(NamedTableReference node)
    {
        var (table, hints) = (node.SchemaObject.BaseIdentifier.Value, node.TableHints.Select(hint => hint.HintKind).ToList());
        Refuse(hints.Count(Sizes.Contains) > 1, $"{table}: locks of two sizes");
        Refuse(hints.Count(Levels.Contains) > 1, $"{table}: two isolation levels");
        Refuse(hints.Any(Unlocked.Contains) && hints.Any(Locking.Contains), $"{table}: locks and none");
        Refuse(hints.Contains(ReadPast) && !hints.Contains(ReadCommittedLock)
            && !hints.Contains(RepeatableRead), $"{table}: READPAST needs READCOMMITTEDLOCK where READ_COMMITTED_SNAPSHOT is on");
        Refuse(hints.Contains(ForceSeek) && hints.Contains(ForceScan), $"{table}: seek and scan");
        Refuse(hints.Count(hint => hint is TableHintKind.Index) > 1, $"{table}: two indexes");
        Refuse(hints.Contains(ReadPast)
            && !node.TableHints.OfType<IndexTableHint>().Any(), $"{table}: a claim that is not forced to its index may scan and lock every row");
    }

    public override void Visit(UpdateSpecification node) => LookAtTarget(node, node.FromClause);

    public override void Visit(DeleteSpecification node) => LookAtTarget(node, node.FromClause);

    /// <summary>What is changed cannot be sought by force through a named index.</summary>
    private void LookAtTarget(UpdateDeleteSpecificationBase node, FromClause? from)
    {
        var (target, sought) = ((node.Target as NamedTableReference)?.SchemaObject.BaseIdentifier.Value, new Sought());
        from?.Accept(sought);
        Refuse(sought.Names.Contains(target, StringComparer.OrdinalIgnoreCase), $"{target}: FORCESEEK with an index on what is changed");
    }

    private void Refuse(bool contradicts, string why)
    {
        if (contradicts)
        {
            Faults.Add(why);
        }
    }

    private sealed class Sought : TSqlFragmentVisitor
    {
        public List<string> Names { get; } = [];

        public override void Visit(NamedTableReference node)
        {
            if (node.TableHints.OfType<ForceSeekTableHint>().Any(hint => hint.IndexValue is not null))
            {
                Names.Add((node.Alias ?? node.SchemaObject.BaseIdentifier).Value);
            }
        }
    }
}
