using System.Text.RegularExpressions;
using Quartz;

namespace HerScheduler.Sweeps;

/// <summary>
/// The tables in which the replicas agree whose turn a sweep is. They are Quartz's own and come with its package; a migration creates them like
/// every other table, so that <c>migrate --script</c> shows them and only <c>migrate</c> needs the right to create tables.
/// </summary>
/// <remarks>A new version of Quartz with other tables shows in the approved scripts, and needs a migration of its own.</remarks>
internal static partial class SweepTables
{
    public const string Prefix = "QUARTZ_";

    private const string Separator = "--;;";

    /// <param name="dialect">As Quartz names its scripts: <c>postgres</c> or <c>sqlServer</c>.</param>
    /// <returns>Statements that create what is missing, in order.</returns>
    /// <exception cref="InvalidOperationException">This version of Quartz has no such script.</exception>
    public static IReadOnlyList<string> Creating(string dialect)
    {
        var name = $"Quartz.Impl.AdoJobStore.Schema.create_{dialect}.sql";
        using var script = typeof(IScheduler).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Quartz {typeof(IScheduler).Assembly.GetName().Version} has no script '{name}'.");
        using var reader = new StreamReader(script);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n").Replace("{0}", Prefix, StringComparison.Ordinal)
            .Replace("{1}", Prefix, StringComparison.Ordinal);

        // Before the first separator stands what Quartz says about its script.
        return [.. text.Split($"{Separator}\n").Skip(1).Select(statement => Remarks().Replace(statement, "").Trim()).Where(statement => statement.Length > 0)];
    }

    /// <summary>The names of those tables, the last created first.</summary>
    public static IEnumerable<string> Names(string dialect) =>
        Creating(dialect).Select(statement => TableName().Match(statement)).Where(match => match.Success).Select(match => match.Groups["name"].Value).Reverse();

    [GeneratedRegex("^--.*\n", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remarks();

    [GeneratedRegex(@"CREATE TABLE (IF NOT EXISTS )?(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableName();
}
