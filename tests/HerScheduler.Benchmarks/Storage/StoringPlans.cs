using System.Globalization;
using HerScheduler.Http;
using HerScheduler.Import;
using HerScheduler.Plans;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HerScheduler.Benchmarks.Storage;

/// <summary>Storing one approved plan atomically: rows a second, and the ratio to the driver alone in the same run. The ways take turns.</summary>
internal sealed class StoringPlans(BenchDatabase database, TimeProvider time)
{
    private const int Rounds = 24;
    private const int WarmUp = 4;
    private const int PlansARound = 25;

    public async Task Measure(TextWriter output)
    {
        await using var connection = await database.Open();
        var writes = new ServiceWrites(database.App.Services);
        var ways = new (string Name, Func<PreparedPlan, Task> Write)[]
        {
            ("bare driver", connection is NpgsqlConnection server ? new BareCopy(server).Write : new BareInserts((SqliteConnection)connection).Write),
            ("as the service stores it", writes.InBulk),
            ("EF's change tracker alone", writes.Tracked),
            ("the whole approval (read, judge, store)", Approve),
        };
        var rates = ways.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var rate = await Rate(ways[way].Write, string.Create(CultureInfo.InvariantCulture, $"plan-{round}-{way}"));
                rates[way].AddRange(round < WarmUp ? [] : [rate]);
            }
        }

        var yardstick = Median(rates[0]);
        foreach (var ((name, _), measured) in ways.Zip(rates))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{database.Provider,-10} store one plan: {name,-42} {Median(measured),9:0} rows/s   ratio {Median(measured) / yardstick:0.00}"));
        }
    }

    private async Task<double> Rate(Func<PreparedPlan, Task> write, string prefix)
    {
        var plans = await ApprovedPlans.Drafted(database, prefix, PlansARound);
        var began = time.GetTimestamp();
        foreach (var plan in plans)
        {
            await write(plan);
        }

        return plans.Sum(plan => plan.Rows()) / time.GetElapsedTime(began).TotalSeconds;
    }

    private async Task Approve(PreparedPlan plan)
    {
        await using var scope = database.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlanApproval>().Approve(plan.Plan.Id, "benchmark", IfMatch.Anything, CancellationToken.None);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
