using HerScheduler.Core.Json;

namespace HerScheduler.Core.Scheduling;

/// <summary>What became of a fact that was offered to a course.</summary>
public abstract record Recording
{
    private Recording()
    {
    }

    public abstract T Match<T>(
        Func<IReadOnlyList<string>, T> accepted,
        Func<T> alreadyRecorded,
        Func<Refusal, T> refused);

    /// <summary>Recorded. Warnings say what a person should look at.</summary>
    public sealed record Accepted(IReadOnlyList<string> Warnings) : Recording
    {
        public override T Match<T>(Func<IReadOnlyList<string>, T> accepted, Func<T> alreadyRecorded, Func<Refusal, T> refused) => accepted(Warnings);
    }

    /// <summary>The same fact (id and content) was recorded before; nothing changed.</summary>
    public sealed record AlreadyRecorded : Recording
    {
        public override T Match<T>(Func<IReadOnlyList<string>, T> accepted, Func<T> alreadyRecorded, Func<Refusal, T> refused) => alreadyRecorded();
    }

    /// <summary>Not recorded; nothing changed.</summary>
    public sealed record Refused(Refusal Refusal) : Recording
    {
        public override T Match<T>(Func<IReadOnlyList<string>, T> accepted, Func<T> alreadyRecorded, Func<Refusal, T> refused) => refused(Refusal);
    }
}

/// <summary>Why a fact was refused.</summary>
/// <param name="Ground">Which kind of ground.</param>
/// <param name="Faults">Where (relative to the fact: <c>#/date</c>) and why, naming the rule and the dates.</param>
public sealed record Refusal(RefusalGround Ground, IReadOnlyList<Fault> Faults)
{
    /// <summary>How a program does what a person ticks: the end of a refusal that can be forced.</summary>
    public const string HowToForce = ". To record it all the same, send \"force\": true with a reason";
}

/// <summary>The grounds on which a fact is refused.</summary>
public enum RefusalGround
{
    /// <summary>Another fact with this id but other content was recorded before.</summary>
    IdTaken,

    /// <summary>It contradicts the plan, the facts or a rule.</summary>
    Contradiction,

    /// <summary>A rule speaks against it that can be forced with <c>"force": true</c> and a reason.</summary>
    NeedsForce,
}
