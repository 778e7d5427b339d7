namespace HerScheduler.Core.Scheduling;

/// <summary>The order of events: by date, then by key (ordinal).</summary>
internal static class DateOrder
{
    private const int OnStack = 128;

    /// <summary>Sorts numbers, day and place in one, and compares keys only where two events share a day: this runs after each fact.</summary>
    public static void Sort(List<Draft> events)
    {
        if (IsSorted(events))
        {
            return;
        }

        var drafts = events.ToArray();
        Span<long> places = drafts.Length <= OnStack ? stackalloc long[drafts.Length] : new long[drafts.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = ((long)drafts[i].Date.DayNumber << 32) | (uint)i;
        }

        places.Sort();
        for (var i = 0; i < places.Length; i++)
        {
            var draft = drafts[(int)places[i]];
            var at = i;
            while (at > 0 && events[at - 1].Date == draft.Date && string.CompareOrdinal(events[at - 1].Key, draft.Key) > 0)
            {
                events[at] = events[--at];
            }

            events[at] = draft;
        }
    }

    private static bool IsSorted(List<Draft> events)
    {
        for (var i = 1; i < events.Count; i++)
        {
            var (before, next) = (events[i - 1], events[i]);
            if (before.Date > next.Date || (before.Date == next.Date && string.CompareOrdinal(before.Key, next.Key) > 0))
            {
                return false;
            }
        }

        return true;
    }
}
