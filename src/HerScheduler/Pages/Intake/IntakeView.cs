using HerScheduler.Localization;

namespace HerScheduler.Pages.Intake;

/// <summary>What waits for a person.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Drafts">Plans that nobody has approved yet, the oldest first.</param>
/// <param name="Failed">How many e-mails could not be sent; at most <see cref="Most"/>.</param>
/// <param name="Refused">Refused facts from the queue; null: there is no queue, or the reader does not see every site, and nobody can tell whose they are.</param>
public sealed record IntakeView(Texts Texts, IReadOnlyList<WaitingDraft> Drafts, int Failed, RefusedInQueue? Refused)
{
    /// <summary>Lines of a list.</summary>
    public const int Most = 100;

    public bool IsEmpty => Drafts.Count == 0 && Failed == 0 && Refused is null or { Count: 0 };
}

/// <summary>A plan that waits for approval.</summary>
/// <param name="Plan">Its id.</param>
/// <param name="Patient">The patient's id.</param>
/// <param name="Name">The name, where the site allows it; else empty.</param>
/// <param name="Site">The clinic's name.</param>
/// <param name="Navigator">Whose patient.</param>
/// <param name="Protocol">The protocol's title.</param>
/// <param name="Written">When it was first stored, at the clinic.</param>
public sealed record WaitingDraft(string Plan, string Patient, string Name, string Site, string Navigator, string Protocol, string Written);

/// <summary>Refused facts.</summary>
/// <param name="Queue">The queue they lie in.</param>
/// <param name="Again">Where a corrected one is sent.</param>
/// <param name="Count">How many; null: the broker does not answer.</param>
public sealed record RefusedInQueue(string Queue, string Again, int? Count);
