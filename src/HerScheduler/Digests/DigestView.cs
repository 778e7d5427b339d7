using HerScheduler.Localization;

namespace HerScheduler.Digests;

/// <summary>A digest in words, ready to be printed as text, as HTML, or on the navigator's page.</summary>
/// <param name="Subject">The counts: <c>3 overdue, 5 today</c>.</param>
/// <param name="Day"><c>Monday 23 November 2026</c>.</param>
/// <param name="Sections">In the order in which they are read; empty ones are left out.</param>
/// <param name="Home">The navigator's page, with all of it as it is now.</param>
/// <param name="Texts">The reader's language.</param>
public sealed record DigestView(string Subject, string Day, IReadOnlyList<DigestSection> Sections, Uri Home, Texts Texts);

/// <summary>One section.</summary>
/// <param name="Title"><c>Overdue</c>.</param>
/// <param name="Count">How many lines it has.</param>
/// <param name="Lines">Those that are shown.</param>
/// <param name="CutWords">Of those that are not: <c>and 37 more, not shown here</c>.</param>
/// <param name="IsUrgent">Stands out.</param>
public sealed record DigestSection(string Title, int Count, IReadOnlyList<DigestLine> Lines, string CutWords, bool IsUrgent)
{
    /// <summary>How many lines were cut from a very long digest.</summary>
    public int Cut => Count - Lines.Count;
}

/// <summary>One line.</summary>
/// <param name="Patient">The patient's id.</param>
/// <param name="Name">The patient's name, where the site allows it; else empty.</param>
/// <param name="What">The event: <c>TCHP cycle 3 of 6</c>.</param>
/// <param name="Date">Its date; empty where <paramref name="State"/> says everything.</param>
/// <param name="State">How late or how far it is, what it waits for, how it changed; empty for what the section says already.</param>
/// <param name="Remark">What else a reader should know: <c>not booked yet</c>; mostly empty.</param>
/// <param name="Why">The reason, or what to do.</param>
/// <param name="Link">The patient's plan.</param>
public sealed record DigestLine(string Patient, string Name, CoreText What, string Date, string State, string Remark, CoreText Why, Uri Link)
{
    public string Who => Name.Length == 0 ? Patient : $"{Patient} {Name}";

    /// <summary><c>Mon 29 Dec 2025, 7 days overdue; not booked yet</c>.</summary>
    public string When => string.Join("; ", Said(string.Join(", ", Said(Date, State)), Remark));

    private static IEnumerable<string> Said(params IEnumerable<string> parts) => parts.Where(part => part.Length > 0);
}
