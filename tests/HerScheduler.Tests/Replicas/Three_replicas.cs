using System.Diagnostics;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HerScheduler.Tests.Replicas;

/// <summary>
/// Three processes, one PostgreSQL, one RabbitMQ, and everything dies now and then, whatever database the other tests run on. 100,000 notices with
/// <c>tests/run.sh --soak</c>.
/// </summary>
[Trait("Database", "any")]
[Collection(Alone.Name)]
[Trait("Speed", "slow")]
public sealed class Three_replicas(ITestOutputHelper output)
{
    private static readonly int Notices = Soak.Or(100_000, 3_000);
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(Soak.Or(5, 2));
    private static readonly int MostKills = Soak.Or(int.MaxValue, 5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(Soak.Or(30, 8));

    [Fact]
    public async Task Publish_every_notice_once_and_in_order_while_replicas_database_and_broker_are_killed()
    {
        await using var servers = await OwnServers.Start();
        var undisturbed = await Undisturbed(servers);
        await using var installation = new Installation(servers, "disturbed");
        await installation.Fill(Notices);
        await using var pharmacy = await PharmacyQueue.Open(servers.RabbitMq, installation.Pattern);

        var watch = Stopwatch.StartNew();
        await installation.Start();
        using var over = new CancellationTokenSource();
        var killing = KillReplicas(installation, over.Token);
        var restarting = RestartServers(servers, pharmacy, installation.Due);
        await pharmacy.WaitFor(installation.Due, Patience);
        var disturbed = watch.Elapsed;
        await restarting;
        await over.CancelAsync();
        await killing;

        output.WriteLine(
            $"{installation.Due} notices: undisturbed {undisturbed.TotalSeconds:0.0} s, disturbed {disturbed.TotalSeconds:0.0} s, "
            + $"{installation.Replicas.Sum(each => each.Kills)} kills, {pharmacy.Repetitions} repeated deliveries");
        await ShouldBeComplete(installation, pharmacy);
        await ShouldNotOverlap(installation);
        if (Soak.IsOn)
        {
            disturbed.ShouldBeLessThan(3 * undisturbed);
        }
    }

    [Fact]
    public async Task Are_restarted_one_after_the_other_in_the_middle_of_their_work_and_no_message_is_missing_or_sent_twice()
    {
        await using var servers = await OwnServers.Start();
        await using var installation = new Installation(servers, "rolling");
        await installation.Fill(Soak.Or(full: 30_000, usual: 3_000));
        await using var pharmacy = await PharmacyQueue.Open(servers.RabbitMq, installation.Pattern);

        await installation.Start();
        for (var number = 0; number < Installation.ReplicaCount; number++)
        {
            await pharmacy.WaitFor(installation.Due * (number + 1) / (Installation.ReplicaCount + 2), Patience);
            (await installation.Replicas[number].Stop(TimeSpan.FromMinutes(1))).ShouldBe(0);
            await installation.Replicas[number].Start();
        }

        await pharmacy.WaitFor(installation.Due, Patience);
        await ShouldBeComplete(installation, pharmacy);
        pharmacy.Repetitions.ShouldBe(0, "what is asked to stop marks what it has sent, and gives back the rest");
        await ShouldNotOverlap(installation);
    }

    private static async Task<TimeSpan> Undisturbed(OwnServers servers)
    {
        await using var installation = new Installation(servers, "undisturbed");
        await installation.Fill(Notices);
        await using var pharmacy = await PharmacyQueue.Open(servers.RabbitMq, installation.Pattern);
        var watch = Stopwatch.StartNew();
        await installation.Start();
        await pharmacy.WaitFor(installation.Due, Patience);
        var time = watch.Elapsed;
        pharmacy.Repetitions.ShouldBe(0);
        await ShouldBeComplete(installation, pharmacy);
        await ShouldNotOverlap(installation);
        return time;
    }

    private static async Task KillReplicas(Installation installation, CancellationToken over)
    {
        var random = new Random(20260105);
        using var clock = new PeriodicTimer(BetweenKills);
        try
        {
            while (installation.Replicas.Sum(each => each.Kills) < MostKills && await clock.WaitForNextTickAsync(over))
            {
                var victim = installation.Replicas[random.Next(installation.Replicas.Count)];
                await victim.Kill();
                await victim.Start();
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // All has arrived.
        }
    }

    /// <summary>Database and broker in turn, twice each, as the work goes on.</summary>
    private static async Task RestartServers(OwnServers servers, PharmacyQueue pharmacy, int all)
    {
        Func<Task>[] restarts = [servers.RestartPostgreSql, servers.RestartRabbitMq, servers.CrashPostgreSql, servers.RestartRabbitMq];
        for (var number = 0; number < restarts.Length; number++)
        {
            await pharmacy.WaitFor(all * (number + 1) / (restarts.Length + 2), Patience);
            await restarts[number]();
        }
    }

    private static async Task ShouldBeComplete(Installation installation, PharmacyQueue pharmacy)
    {
        var stored = await installation.InDatabase(db =>
            db.Outbox.Where(row => row.Sequence > installation.SequenceBefore).Select(row => row.MessageId).ToListAsync());
        stored.Count.ShouldBe(installation.Due, "each notice is one message, and nothing else was sent");
        pharmacy.Ids.Order(StringComparer.Ordinal).ShouldBe(stored.Order(StringComparer.Ordinal));
        (await installation.InDatabase(db => db.Notices.CountAsync())).ShouldBe(installation.Due);
        var each = installation.Due / pharmacy.Sequences.Count;
        pharmacy.Sequences.ShouldAllBe(plan => plan.Value.SequenceEqual(Enumerable.Range(installation.SequenceBefore + 1, each)), "in order and without a gap");
    }

    private static async Task ShouldNotOverlap(Installation installation)
    {
        foreach (var replica in installation.Replicas)
        {
            (await replica.Stop(TimeSpan.FromMinutes(3))).ShouldBe(0);
        }

        foreach (var sweep in installation.Replicas.SelectMany(replica => replica.Turns).GroupBy(turn => turn.Sweep))
        {
            var turns = sweep.OrderBy(turn => turn.Begins).ToList();
            turns.Zip(turns.Skip(1)).Where(pair => pair.Second.Begins < pair.First.Ends).ShouldBeEmpty($"two turns of {sweep.Key} at once");
        }

        installation.Replicas.SelectMany(replica => replica.Turns).ShouldNotBeEmpty();
    }
}
