namespace HerScheduler.Pages.Shared;

/// <summary>How a value is asked for.</summary>
public enum FormInput
{
    Date,

    /// <summary>A few words or sentences.</summary>
    Text,

    /// <summary>One line.</summary>
    Line,
    Percent,
    Choice,

    /// <summary>One of the plan's events.</summary>
    Event,

    /// <summary>One of the plan's facts.</summary>
    Fact,
    Checkbox,

    /// <summary>Any of what is offered: ticks. None is an answer too.</summary>
    Several,

    /// <summary>Yes, no, or not said.</summary>
    Flag,
}

/// <summary>One field of a form; its name is the place in the document.</summary>
/// <param name="Name">The name.</param>
/// <param name="Input">How it is asked for.</param>
public sealed record FormField(string Name, FormInput Input)
{
    public bool IsRequired { get; init; } = true;

    /// <summary>It starts as today.</summary>
    public bool IsToday { get; init; }

    /// <summary>What can be chosen, in the words of the document.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
