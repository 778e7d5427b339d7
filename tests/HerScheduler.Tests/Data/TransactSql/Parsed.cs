using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HerScheduler.Tests.Data.TransactSql;

/// <summary>T-SQL as the servers it is meant for read it.</summary>
internal static class Parsed
{
    private static readonly (string Version, Func<TSqlParser> Parser)[] Servers =
        [("2019", () => new TSql150Parser(initialQuotedIdentifiers: true)), ("2022", () => new TSql160Parser(initialQuotedIdentifiers: true))];

    /// <summary>Where a server does not understand it; empty: both do.</summary>
    public static IReadOnlyList<string> Errors(string text) => [.. Servers.SelectMany(server => Errors(server.Version, server.Parser(), text))];

    /// <summary>What it means to the newer one.</summary>
    public static TSqlFragment Of(string text) => Read(Servers[^1].Parser(), text).Read;

    /// <summary>The texts inside it that are run as statements of their own: the triggers.</summary>
    public static IEnumerable<string> Inner(TSqlFragment read)
    {
        var found = new Executed();
        read.Accept(found);
        return found.Texts;
    }

    private static IEnumerable<string> Errors(string version, TSqlParser parser, string text) =>
        Read(parser, text).Errors.Select(error => $"SQL Server {version}, line {error.Line}, column {error.Column}: {error.Message}");

    private static (TSqlFragment Read, IList<ParseError> Errors) Read(TSqlParser parser, string text)
    {
        using var reader = new StringReader(text);
        return (parser.Parse(reader, out var errors), errors);
    }

    private sealed class Executed : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node)
        {
            if (node.Strings.All(part => part is StringLiteral))
            {
                Texts.Add(string.Concat(node.Strings.Cast<StringLiteral>().Select(part => part.Value)));
            }
        }
    }
}
