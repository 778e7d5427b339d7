using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace HerScheduler.Tests.Servers;

/// <summary>
/// With HERSCHEDULER_TEST_CONTAINERS=1 starts what the chosen tests need, before the first of them, and removes it after the last. Then looks through the log of
/// the run.
/// </summary>
internal sealed class AssemblyRunner(
    ITestAssembly assembly, IEnumerable<IXunitTestCase> tests, IMessageSink diagnostics, IMessageSink execution, ITestFrameworkExecutionOptions options)
    : XunitTestAssemblyRunner(assembly, tests, diagnostics, execution, options)
{
    private readonly List<ServerContainer> _started = [];

    protected override async Task AfterTestAssemblyStartingAsync()
    {
        await base.AfterTestAssemblyStartingAsync();
        if (Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_CONTAINERS") == "1")
        {
            // What goes wrong here is what every test fails with.
            await Aggregator.RunAsync(Start);
        }
    }

    protected override async Task BeforeTestAssemblyFinishedAsync()
    {
        await Aggregator.RunAsync(() => Containers.Remove(_started));
        Aggregator.Run(RunLog.RequireClean);
        await base.BeforeTestAssemblyFinishedAsync();
    }

    private async Task Start()
    {
        _started.AddRange(await Containers.Start(Chosen(TestCases.SelectMany(Needs.Of).ToHashSet(), TestDatabase.Provider)));
        foreach (var server in _started)
        {
            Environment.SetEnvironmentVariable(server.Kind.Variable, server.Address());
        }
    }

    private static IReadOnlyList<ServerKind> Chosen(HashSet<Need> needs, DatabaseProvider database)
    {
        var usesDatabase = needs.Contains(Need.Database);
        return
        [
            .. If(needs.Contains(Need.RabbitMq), ServerKind.RabbitMq),
            .. If(needs.Contains(Need.PostgreSql) || (usesDatabase && database == DatabaseProvider.PostgreSql), ServerKind.PostgreSql),
            .. If(usesDatabase && database == DatabaseProvider.SqlServer, ServerKind.SqlServer),
        ];

        static ServerKind[] If(bool isNeeded, ServerKind kind) => isNeeded ? [kind] : [];
    }
}
