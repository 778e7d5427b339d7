namespace HerScheduler.Benchmarks.Storage;

/// <summary>Mode <c>storage</c>: what storing a plan and looking for due events cost on each database in reach.</summary>
internal static class StorageRun
{
    public static async Task<int> Run(TextWriter output, TimeProvider time)
    {
        foreach (var provider in BenchDatabase.InReach)
        {
            await using (var database = await BenchDatabase.Create(provider, time))
            {
                await new StoringPlans(database, time).Measure(output);
            }

            await using (var database = await BenchDatabase.Create(provider, time))
            {
                await new EmptyDueScan(database, time).Measure(output);
            }
        }

        await output.WriteLineAsync("ratio: to the driver alone, in the same run; target 0.5. PostgreSQL is measured where HERSCHEDULER_TEST_POSTGRESQL says where one is.");
        return 0;
    }
}
