using HerScheduler.Data;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Data.TransactSql;

/// <summary>What a SQL Server would refuse of a text, as far as the text alone can show it.</summary>
internal static class Checked
{
    private static readonly Lazy<Tables> Known = new(() =>
    {
        using var db = Models.Of("SqlServer");
        return new Tables(DatabaseUpgrade.Script(db, from: null));
    });

    /// <summary>The tables that the migrations make.</summary>
    public static Tables Tables => Known.Value;

    /// <summary>Empty: nothing.</summary>
    public static IReadOnlyList<string> Faults(string text)
    {
        var errors = Parsed.Errors(text);
        if (errors.Count > 0)
        {
            return errors;
        }

        var (read, hints, outputs, collations) = (Parsed.Of(text), new Hints(), new Outputs(Tables), new Collations(Tables));
        read.Accept(hints);
        read.Accept(outputs);
        read.Accept(collations);
        return [.. hints.Faults, .. outputs.Faults, .. collations.Faults, .. Parsed.Inner(read).SelectMany(Faults)];
    }

    public static void ShouldBeTransactSql(this string text) => Faults(text).ShouldBeEmpty(text);
}
