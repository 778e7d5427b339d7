using HerScheduler.Benchmarks.Storage;
using Npgsql;

namespace HerScheduler.Benchmarks.Import;

/// <summary>The yardstick of an import: what it stored, as binary COPY into the same tables of an empty database. The bytes are ready in files.</summary>
internal static class BareCopyOfEverything
{
    private static readonly string[] Tables = ["plans", "log_entries", "plan_events", "outbox"];

    /// <returns>How many rows, and how long it took to copy them in.</returns>
    public static async Task<(ulong Rows, TimeSpan Took)> Measure(BenchDatabase from, BenchDatabase to, string folder, TimeProvider time)
    {
        await using var source = (NpgsqlConnection)await from.Open();
        await using var target = (NpgsqlConnection)await to.Open();
        var took = TimeSpan.Zero;
        foreach (var table in Tables)
        {
            var file = Path.Combine(folder, table);
            await using (var bytes = File.Create(file))
            await using (var copy = await source.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT BINARY)"))
            {
                await copy.CopyToAsync(bytes);
            }

            var began = time.GetTimestamp();
            await using (var bytes = File.OpenRead(file))
            await using (var copy = await target.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT BINARY)"))
            {
                await bytes.CopyToAsync(copy);
            }

            took += time.GetElapsedTime(began);
            File.Delete(file);
        }

        return (await Count(target), took);
    }

    public static async Task<ulong> Count(NpgsqlConnection connection)
    {
        ulong rows = 0;
        foreach (var table in Tables)
        {
#pragma warning disable CA2100 // The four tables above.
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
#pragma warning restore CA2100
            rows += (ulong)(long)(await command.ExecuteScalarAsync())!;
        }

        return rows;
    }
}
