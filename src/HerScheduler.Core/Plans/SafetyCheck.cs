namespace HerScheduler.Core.Plans;

/// <summary>One look at a plan.</summary>
internal sealed class SafetyCheck
{
    private readonly Func<ReviewSubject, IReadOnlyList<Objection>> _look;

    /// <summary>A look at the plan as a whole.</summary>
    /// <param name="severity">Of the finding.</param>
    /// <param name="whatIsWrong">What is wrong and what would be right, or null when nothing is.</param>
    public SafetyCheck(Severity severity, Func<ReviewSubject, string?> whatIsWrong)
        : this(severity, subject => whatIsWrong(subject) is { } message ? [new Objection(null, message)] : [])
    {
    }

    /// <summary>A look at each event by itself.</summary>
    /// <param name="severity">Of each finding.</param>
    /// <param name="objections">One for each event that is wrong; each event at most once.</param>
    public SafetyCheck(Severity severity, Func<ReviewSubject, IReadOnlyList<Objection>> objections) => (Severity, _look) = (severity, objections);

    public Severity Severity { get; }

    public IReadOnlyList<Objection> Look(ReviewSubject subject) => _look(subject);
}

/// <summary>What one look has found.</summary>
/// <param name="Event">The event it is about; null: the plan.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
internal sealed record Objection(string? Event, string Message);
