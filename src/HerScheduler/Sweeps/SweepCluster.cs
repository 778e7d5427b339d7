using HerScheduler.Settings;
using Microsoft.Data.SqlClient;
using Npgsql;
using Quartz;

namespace HerScheduler.Sweeps;

/// <summary>The replicas as one cluster of Quartz in the database they share: whose turn a sweep is, and who takes over from one that died.</summary>
internal static class SweepCluster
{
    /// <summary>The same for every replica of an installation.</summary>
    public const string Name = "herscheduler";

    /// <summary>How often a replica says that it lives.</summary>
    public static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How much longer the others wait before they take over from one that is silent. Longer than a restart of the database takes, in which all are
    /// silent; and with <see cref="CheckIn"/> far within a minute.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestStatement = TimeSpan.FromSeconds(15);

    public static void UseCluster(this IQuartzBuilder quartz, SchedulerSettings settings, string replica)
    {
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = Name;
            scheduler.InstanceId = replica;
            scheduler.IdleWaitTime = LookAgain;
        });
        quartz.UsePersistentStore(store =>
        {
            store.ConfigureStore(tables =>
            {
                // The verb migrate creates them: the account of serve need not be allowed to.
                tables.SchemaProvisioning = SchemaProvisioning.Validate;
                tables.TablePrefix = SweepTables.Prefix;
                tables.DbRetryInterval = AfterFailure;
                tables.CommandTimeout = LongestStatement;
                tables.RecoverFiringsCancelledByShutdown = true;
            });
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = CheckIn;
                cluster.CheckinMisfireThreshold = Patience;
            });
            _ = settings.Database.Provider == DatabaseProvider.SqlServer
                ? store.UseSqlServer(SqlClientFactory.Instance, settings.Database.ServerConnection())
                : store.UsePostgres(NpgsqlFactory.Instance, settings.Database.ServerConnection());
        });
    }
}
