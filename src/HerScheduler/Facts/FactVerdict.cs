using HerScheduler.Problems;

namespace HerScheduler.Facts;

/// <summary>What became of one fact.</summary>
public abstract record FactVerdict
{
    private FactVerdict()
    {
    }

    /// <summary>It is new, and stored.</summary>
    public static FactVerdict Recorded { get; } = new IsRecorded();

    /// <summary>It was recorded before, with the same content; nothing changed.</summary>
    public static FactVerdict RecordedBefore { get; } = new WasRecordedBefore();

    public static FactVerdict Refused(Problem problem) => new IsRefused(new FactRefusal(problem.Status, ReasonText.Of(problem)));

    public static FactVerdict Refused(FactRefusal refusal) => new IsRefused(refusal);

    /// <summary>Why it was refused; null when it was not.</summary>
    public FactRefusal? Refusal => Match(() => null, () => null, refusal => (FactRefusal?)refusal);

    public abstract T Match<T>(Func<T> recorded, Func<T> recordedBefore, Func<FactRefusal, T> refused);

    private sealed record IsRecorded : FactVerdict
    {
        public override T Match<T>(Func<T> recorded, Func<T> recordedBefore, Func<FactRefusal, T> refused) => recorded();
    }

    private sealed record WasRecordedBefore : FactVerdict
    {
        public override T Match<T>(Func<T> recorded, Func<T> recordedBefore, Func<FactRefusal, T> refused) => recordedBefore();
    }

    private sealed record IsRefused(FactRefusal Why) : FactVerdict
    {
        public override T Match<T>(Func<T> recorded, Func<T> recordedBefore, Func<FactRefusal, T> refused) => refused(Why);
    }
}

/// <summary>Why a fact was refused.</summary>
/// <param name="Status">The HTTP status that says the same.</param>
/// <param name="Reason">The problem document, cut to what fits into a message's header.</param>
public sealed record FactRefusal(int Status, string Reason);
