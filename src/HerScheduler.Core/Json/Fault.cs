namespace HerScheduler.Core.Json;

/// <summary>One thing wrong with a document.</summary>
/// <param name="Pointer">Where, as a JSON Pointer fragment: <c>#/disease/nodes</c>; <c>#</c> is the whole document.</param>
/// <param name="Detail">What was expected, and what was found.</param>
public sealed record Fault(string Pointer, string Detail)
{
    /// <summary>The last word of the place: what a field of a form or of an address is called. Empty: the whole document.</summary>
    public string Field => Pointer.Split('/')[^1].TrimStart('#', '?');

    public override string ToString() => $"{Pointer}: {Detail}";
}

/// <summary>A value that was read, or everything that is wrong with what was given.</summary>
/// <typeparam name="T">What was to be read.</typeparam>
public sealed record ReadResult<T>
    where T : class
{
    private readonly T? _value;

    private ReadResult(T? value, IReadOnlyList<Fault> faults) => (_value, Faults) = (value, faults);

    /// <summary>Empty when the value was read.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    public bool IsValid => _value is not null;

    /// <exception cref="InvalidOperationException">There are faults.</exception>
    public T Value => _value ?? throw new InvalidOperationException(string.Join(Environment.NewLine, Faults));

    public static ReadResult<T> Valid(T value) => new(value, []);

    public static ReadResult<T> Invalid(IReadOnlyList<Fault> faults) => new(null, faults);

    public TResult Match<TResult>(Func<T, TResult> valid, Func<IReadOnlyList<Fault>, TResult> invalid) =>
        _value is { } value ? valid(value) : invalid(Faults);
}
