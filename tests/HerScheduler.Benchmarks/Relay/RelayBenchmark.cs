using System.Globalization;

namespace HerScheduler.Benchmarks.Relay;

/// <summary>
/// How fast the relay empties an outbox, as a share of what a bare loop does on the same PostgreSQL and RabbitMQ in the same run:
/// <c>relay [MESSAGES] [MESSAGES-A-PLAN]</c>. The rounds alternate; the medians are compared.
/// </summary>
internal static class RelayBenchmark
{
    private const int Rounds = 5;
    private const double Target = 1.0;

    public static async Task<int> Run(IReadOnlyList<string> arguments)
    {
        var messages = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 80_000;
        int[] shapes = arguments.Count > 1 ? [int.Parse(arguments[1], CultureInfo.InvariantCulture)] : [1, 34];
        await using var servers = await Servers.Start();
        foreach (var perPlan in shapes)
        {
            await using var scene = await Scene.Set(servers, messages, perPlan);
            Console.WriteLine($"{messages} messages, {perPlan} a plan, on PostgreSQL and RabbitMQ; a quorum queue takes them:");
            await Measure(scene, messages);
        }

        return 0;
    }

    private static async Task Measure(Scene scene, int messages)
    {
        var (statements, commits) = await scene.Cost();
        var (bare, relay) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await scene.Rate(scene.DrainBare));
            relay.Add(await scene.Rate(scene.DrainRelay));
        }

        var ratio = Median(relay) / Median(bare);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
               bare loop  {Median(bare),8:0} messages/s   ({string.Join(", ", bare.Select(rate => $"{rate:0}"))})
               relay      {Median(relay),8:0} messages/s   ({string.Join(", ", relay.Select(rate => $"{rate:0}"))})
               ratio      {ratio,8:0.00}              target {Target:0.0}{(ratio < Target ? ": MISSED" : "")}
               statements {statements / messages,8:0.0000} a message    target 0.02
               commits    {commits / messages,8:0.0000} a message    target 0.02
             """));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
