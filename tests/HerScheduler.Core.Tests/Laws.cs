using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace HerScheduler.Core.Tests;

/// <summary>
/// How laws are tried. By default on the same inputs each time, so that a red run is about the change and not about luck; HERSCHEDULER_SOAK=1 tries others,
/// and ten times as many, and says with which seed one fails.
/// </summary>
internal static class Laws
{
    private const int Thoroughly = 10;

    /// <summary>How many whole lives are watched: 20,000 in a soak.</summary>
    public static int Lives => IsSoak ? 20_000 : 150;

    private static bool IsSoak => Environment.GetEnvironmentVariable("HERSCHEDULER_SOAK") == "1";

    private static readonly Replay SameEachTime = new(new Rnd(20260105, 19), FSharpOption<int>.None);

    /// <summary>Tries a law on so many inputs.</summary>
    public static Config Tried(int times) => IsSoak
        ? Config.QuickThrowOnFailure.WithMaxTest(times * Thoroughly)
        : Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(FSharpOption<Replay>.Some(SameEachTime));

    /// <summary>A law about those inputs that it applies to (it returns whether it did); it must apply to at least a third of them.</summary>
    public static void HoldsWhereItApplies(Config config, Func<int, bool> law)
    {
        var applied = 0;
        Check.One(config, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (int seed) =>
        {
            if (law(seed))
            {
                Interlocked.Increment(ref applied);
            }
        }));
        applied.ShouldBeGreaterThan(config.MaxTest / 3, "the law spoke about too few inputs to say anything");
    }
}
