using Microsoft.EntityFrameworkCore.Update;

namespace HerScheduler.Data.Sqlite;

/// <summary>Sends rows to SQLite in sets, as the other databases get them; the provider by itself sends one command for each row.</summary>
internal sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    /// <summary>A late dose of a full course changes about 50 rows, an amendment 150. It takes as long as one by one: what is spared are commands.</summary>
    internal const int RowsABatch = 100;

    public ModificationCommandBatch Create() => new Batch(dependencies);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies) : AffectedCountModificationCommandBatch(dependencies, RowsABatch);
}
