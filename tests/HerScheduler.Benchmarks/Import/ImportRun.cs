using System.Globalization;
using HerScheduler.Benchmarks.Storage;
using HerScheduler.Settings;

namespace HerScheduler.Benchmarks.Import;

/// <summary>Mode <c>import [PLANS]</c>: a whole import on each database in reach; on PostgreSQL beside a bare COPY of the same rows.</summary>
internal static class ImportRun
{
    private const int FullSize = 100_000;

    public static async Task<int> Run(string[] args, TextWriter output, TimeProvider time)
    {
        var plans = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : FullSize;
        var folder = Directory.CreateTempSubdirectory("herscheduler-benchmark-").FullName;
        try
        {
            var file = Path.Combine(folder, "plans.ndjson");
            PlanFile.Write(file, plans);
            var status = 0;
            foreach (var provider in BenchDatabase.InReach.Where(provider => args.Length < 2 || provider.ToString() == args[1]))
            {
                status |= await Measure(provider, file, folder, output, time);
            }

            return status;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Measure(DatabaseProvider provider, string file, string folder, TextWriter output, TimeProvider time)
    {
        await using var database = await BenchDatabase.Create(provider, time);
        var import = await ImportProcess.Run(file, database.Settings, time);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{provider,-10} import: {import.Said} {import.Took.TotalSeconds:0.0} s, peak {import.PeakBytes / 1048576.0:0} MiB, status {import.Status}"));
        if (provider == DatabaseProvider.PostgreSql)
        {
            await using var empty = await BenchDatabase.Create(provider, time);
            var (rows, took) = await BareCopyOfEverything.Measure(database, empty, folder, time);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{provider,-10} bare COPY of the same {rows} rows: {took.TotalSeconds:0.0} s, {rows / took.TotalSeconds:0} rows/s; the import {rows / import.Took.TotalSeconds:0} rows/s, ratio {import.Took / took:0.00}   goal at most 2"));
        }

        return import.Status;
    }
}
