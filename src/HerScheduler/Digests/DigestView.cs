namespace HerScheduler.Digests;

/// <summary>A digest in words, ready to be printed as text or as HTML.</summary>
/// <param name="Subject">The counts: <c>3 overdue, 5 today</c>.</param>
/// <param name="Day"><c>Monday 23 November 2026</c>.</param>
/// <param name="Sections">In the order in which they are read; empty ones are left out.</param>
/// <param name="Home">Where everything is.</param>
public sealed record DigestView(string Subject, string Day, IReadOnlyList<DigestSection> Sections, Uri Home)
{
    /// <summary>Stands under every digest.</summary>
    public const string Disclaimer = "Scheduling support, not medical advice. Dates follow the approved plan and what was recorded; every clinical decision is a person's.";
}

/// <summary>One section.</summary>
/// <param name="Title"><c>Overdue</c>.</param>
/// <param name="Count">How many lines it has.</param>
/// <param name="Lines">Those that are shown.</param>
/// <param name="IsUrgent">Stands out.</param>
public sealed record DigestSection(string Title, int Count, IReadOnlyList<DigestLine> Lines, bool IsUrgent)
{
    /// <summary>How many lines were cut from a very long digest.</summary>
    public int Cut => Count - Lines.Count;
}

/// <summary>One line.</summary>
/// <param name="Who">The patient's id, and the name where the site allows it.</param>
/// <param name="What">The event: <c>TCHP cycle 3 of 6</c>.</param>
/// <param name="When">Its date, and how late or how far it is.</param>
/// <param name="Why">The reason, or what to do.</param>
/// <param name="Link">The patient's plan.</param>
public sealed record DigestLine(string Who, string What, string When, string Why, Uri Link);
