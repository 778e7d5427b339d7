using HerScheduler.Import;

namespace HerScheduler.Cli.Import;

/// <summary>The sum of an import.</summary>
internal sealed class ImportTally
{
    public long Read { get; private set; }

    public long Refused { get; private set; }

    private long Imported { get; set; }

    private long Events { get; set; }

    private long Facts { get; set; }

    private long AlreadyThere { get; set; }

    private long Repeated { get; set; }

    public void Add(ImportedBatch batch)
    {
        Read += batch.Read;
        Imported += batch.Imported;
        Events += batch.Events;
        Facts += batch.Facts;
        AlreadyThere += batch.AlreadyThere;
        Repeated += batch.Repeated;
        Refused += batch.Refused.Count;
    }

    /// <summary>One sentence. What did not happen is left out, except that nothing was refused.</summary>
    public string Sentence(bool isDryRun)
    {
        List<string> parts =
            [$"{Imported} {(isDryRun ? "can be imported" : "imported")} with {Count(Events, "event")}{(Facts > 0 ? $" and {Count(Facts, "fact")}" : "")}"];
        if (AlreadyThere > 0)
        {
            parts.Add($"{AlreadyThere} already there");
        }

        if (Repeated > 0)
        {
            parts.Add($"{Repeated} repeated in the input");
        }

        parts.Add($"{Refused} refused");
        return $"{Count(Read, "plan")} read: {string.Join(", ", parts)}.{(isDryRun ? " Nothing was stored." : "")}";
    }

    private static string Count(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
