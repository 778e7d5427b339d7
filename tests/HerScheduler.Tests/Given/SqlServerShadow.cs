using System.Collections.Concurrent;
using System.Linq.Expressions;
using HerScheduler.Tests.Data.TransactSql;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>
/// Whatever a test asks its database by LINQ is asked of a SQL Server that is not there too, and the text for that one is checked: a query that its provider
/// cannot translate, or a text that a server would refuse, fails the test that asks. Each query once, however often it is asked.
/// </summary>
internal sealed class SqlServerShadow : IQueryExpressionInterceptor
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<string>>> Known = new(StringComparer.Ordinal);

    private SqlServerShadow()
    {
    }

    public static SqlServerShadow Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        Known.GetOrAdd(queryExpression.ToString(), _ => new(() => FaultsOf(queryExpression))).Value.ShouldBeEmpty();
        return queryExpression;
    }

    /// <returns>Each with the text that has it.</returns>
    private static IReadOnlyList<string> FaultsOf(Expression query)
    {
        var recorded = new RecordedSqlServer();
        try
        {
            ShadowQuery.Of(recorded.Db, query)?.Run();
        }
        catch (Exception emptyAnswer) when (recorded.Texts.Count > 0 && emptyAnswer.GetBaseException() is InvalidOperationException)
        {
            // The only one of nothing, the columns of nothing: the text was sent all the same.
            emptyAnswer.Message.ShouldNotBeEmpty();
        }

        return [.. recorded.Texts.SelectMany(text => Checked.Faults(text).Select(fault => $"{fault}: {text}"))];
    }
}
