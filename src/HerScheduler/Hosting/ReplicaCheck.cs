using HerScheduler.Settings;
using HerScheduler.Sweeps;
using Quartz;

namespace HerScheduler.Hosting;

/// <summary>Refuses to start beside a living replica of the same name: each would take the other's unfinished sweeps for its own.</summary>
internal static class ReplicaCheck
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <exception cref="OperatorErrorException">A replica of that name is alive.</exception>
    public static async Task Require(IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetService<ISchedulerFactory>() is not { } factory)
        {
            return;
        }

        var scheduler = await factory.GetScheduler(cancel);
        var first = await Own(scheduler, cancel);
        if (first is not { State: ClusterNodeState.Alive })
        {
            return;
        }

        // Killed and started again within seconds, or another process that lives? Only one that lives checks in again.
        var time = services.GetRequiredService<TimeProvider>();
        using var glance = new PeriodicTimer(Glance, time);
        for (var waited = TimeSpan.Zero; waited < SweepCluster.CheckIn + SweepCluster.CheckIn; waited += Glance)
        {
            await glance.WaitForNextTickAsync(cancel);
            if ((await Own(scheduler, cancel))?.LastCheckInUtc > first.LastCheckInUtc)
            {
                throw new OperatorErrorException(
                    $"Another replica called '{first.InstanceId}' is running on this database; give each its own name with the setting HerScheduler:Replica.");
            }
        }
    }

    /// <summary>What the database says of a replica of this name; null: nothing yet, or there is no cluster.</summary>
    private static async Task<ClusterNode?> Own(IScheduler scheduler, CancellationToken cancel)
    {
        var nodes = await scheduler.QueryClusterNodes(cancel);
        return nodes.FirstOrDefault(node => node is { IsCurrentNode: true, LastCheckInUtc: not null });
    }
}
