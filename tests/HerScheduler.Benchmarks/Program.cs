using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HerScheduler.Benchmarks;
using HerScheduler.Benchmarks.Authorization;
using HerScheduler.Benchmarks.Digests;
using HerScheduler.Benchmarks.Import;
using HerScheduler.Benchmarks.Relay;
using HerScheduler.Benchmarks.Storage;

switch (args)
{
    case ["storage", ..]:
        return await StorageRun.Run(Console.Out, TimeProvider.System);
    case ["import", .. var rest]:
        return await ImportRun.Run(rest, Console.Out, TimeProvider.System);
    case ["digests", .. var rest]:
        return await DigestRun.Run(rest, Console.Out);
    case ["authorization", .. var rest]:
        return await AuthorizationRun.Run(rest, Console.Out);
    case ["relay", .. var rest]:
        return await RelayBenchmark.Run(rest);
    default:
        break;
}

// In this process: the benchmark library's generated project would take over this repository's build rules.
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(8).WithWarmupCount(6))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(NullLogger.Instance)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "herscheduler-benchmarks"));

var summaries = BenchmarkSwitcher.FromAssembly(typeof(CoreBenchmarks).Assembly).Run(args, config).ToList();
return Report.Write(summaries, Console.Out);
