using System.Globalization;

namespace HerScheduler.Benchmarks.Import;

/// <summary>A file of approved TCHP plans, one a line: patients, navigators, start days and sites as in a large network.</summary>
internal static class PlanFile
{
    private const int Navigators = 400;
    private const int Days = 500;

    private static readonly string[] Sites = ["north-clinic", "lake-clinic", "harbour-clinic"];

    public static void Write(string file, int plans)
    {
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        for (var n = 1; n <= plans; n++)
        {
            writer.WriteLine(Plan(n));
        }
    }

    private static string Plan(int n) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"id":"plan-{{{n:0000000}}}","patient":{"id":"MRN-{{{n:0000000}}}","name":"Example, Ada {{{n}}}"},
        "site":"{{{Sites[n % Sites.Length]}}}","navigator":"navigator.{{{n % Navigators}}}@example.org",
        "disease":{"her2":"positive","stage":"IIB","tumorSizeCm":{{{2.1 + (n % 20 / 10.0):0.0}}},"nodes":"positive","hormoneReceptor":"negative"},
        "protocol":"tchp","start":"{{{new DateOnly(2026, 1, 5).AddDays(n % Days):yyyy-MM-dd}}}","radiotherapy":{"fractions":15}}
        """).ReplaceLineEndings("");
}
