using HerScheduler.Core.Json;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>What speaks against a fact, if anything.</summary>
/// <param name="Ground">Null: it is accepted.</param>
/// <param name="Pointer">Where in the fact.</param>
/// <param name="Detail">What speaks against it, or a warning.</param>
internal readonly record struct Verdict(RefusalGround? Ground, string Pointer, string? Detail)
{
    public static Verdict Accepted { get; }

    public static Verdict Contradiction(string pointer, string detail) => new(RefusalGround.Contradiction, pointer, detail);

    /// <summary>A rule speaks against it, unless it is forced with a reason.</summary>
    public static Verdict NeedsForce(string pointer, string detail) => new(RefusalGround.NeedsForce, pointer, detail);

    public static Verdict Warning(string detail) => new(null, "#", detail);

    /// <summary>A forced fact keeps what spoke against it as a warning.</summary>
    public Verdict Forced(bool force) => force && Ground == RefusalGround.NeedsForce ? new Verdict(null, Pointer, Detail) : this;

    public Recording AsRecording()
    {
        if (Ground is not { } ground)
        {
            return new Recording.Accepted(Detail is null ? [] : [Detail]);
        }

        var detail = ground == RefusalGround.NeedsForce ? Detail + Refusal.HowToForce : Detail!;
        return new Recording.Refused(new Refusal(ground, [new Fault(Pointer, detail)]));
    }
}
