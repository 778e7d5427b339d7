namespace HerScheduler.Core.Notices;

/// <summary>Who can be written to about an event.</summary>
public enum NoticeRecipient
{
    /// <summary>The plan's navigator.</summary>
    Navigator,

    /// <summary>The site's administrators.</summary>
    Administrators,
}

/// <summary>One step of what is said about an event: on which day, and to whom.</summary>
/// <param name="Days">Days before the date (reminder) or past it (overdue), 1 or more.</param>
/// <param name="Email">Who gets an e-mail of its own at this step; empty: nobody, it stands in the digest.</param>
/// <param name="Message">Whether other systems are told by a message.</param>
public sealed record NoticeStep(int Days, IReadOnlyList<NoticeRecipient> Email, bool Message = true);

/// <summary>The steps for one kind of event.</summary>
/// <param name="Reminders">Before the date, longest first; empty: none.</param>
/// <param name="Overdue">Past the date, ascending; empty: none.</param>
/// <param name="RepeatEvery">After the last of <paramref name="Overdue"/> that step again every so many days; null: not again.</param>
public sealed record KindNotices(IReadOnlyList<NoticeStep> Reminders, IReadOnlyList<NoticeStep> Overdue, int? RepeatEvery)
{
    /// <summary>Nobody is told anything.</summary>
    public static KindNotices None { get; } = new([], [], RepeatEvery: null);

    /// <summary>The last step reached <paramref name="daysLate"/> days past the date, in days past it; 0 before the first.</summary>
    internal int OverdueStepAt(int daysLate)
    {
        var reached = 0;
        foreach (var step in Overdue)
        {
            reached = step.Days <= daysLate ? step.Days : reached;
        }

        return reached > 0 && reached == Overdue[^1].Days && RepeatEvery is { } every
            ? reached + ((daysLate - reached) / every * every)
            : reached;
    }

    /// <summary>The first step strictly after that day; null when there is none any more.</summary>
    internal int? OverdueStepAfter(int daysLate)
    {
        foreach (var step in Overdue)
        {
            if (step.Days > daysLate)
            {
                return step.Days;
            }
        }

        return Overdue.Count > 0 && RepeatEvery is { } every ? OverdueStepAt(daysLate) + every : null;
    }
}
