namespace HerScheduler.Problems;

/// <summary>What was asked for, or the problem that stood in the way.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public abstract TResult Match<TResult>(Func<T, TResult> done, Func<Problem, TResult> refused);

    /// <summary>Goes on with the value; a problem stays.</summary>
    public Task<Outcome<TNext>> Then<TNext>(Func<T, Task<Outcome<TNext>>> next) =>
        Match(next, problem => Task.FromResult<Outcome<TNext>>(problem));

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(Problem problem) => new Refused(problem);

    private sealed record Done(T Value) : Outcome<T>
    {
        public override TResult Match<TResult>(Func<T, TResult> done, Func<Problem, TResult> refused) => done(Value);
    }

    private sealed record Refused(Problem Problem) : Outcome<T>
    {
        public override TResult Match<TResult>(Func<T, TResult> done, Func<Problem, TResult> refused) => refused(Problem);
    }
}
