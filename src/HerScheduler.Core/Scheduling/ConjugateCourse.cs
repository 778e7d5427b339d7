using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>The doses after surgery of T-DM1 or T-DXd, or of the antibodies that finish them (KATHERINE; rules S4, S14).</summary>
internal static class ConjugateCourse
{
    /// <summary>Places slots until the doses are complete, or HER2 therapy ends before.</summary>
    /// <param name="work">Where they are placed.</param>
    /// <param name="first">The number of the first slot.</param>
    /// <param name="taken">The doses that count already.</param>
    /// <param name="last">The cycle before the first slot; null: none.</param>
    /// <param name="lastGiven">The highest number that was given: the search goes on to there.</param>
    /// <param name="isFree">Whether a slot of that number can be placed.</param>
    /// <param name="slotOf">The slot of a number after the cycle before it.</param>
    public static void Complete(
        Workspace work, int first, int taken, Draft? last, int lastGiven, Func<int, bool> isFree, Func<int, Draft?, CycleSlot> slotOf)
    {
        for (var number = first; number < first + (3 * Her2Course.ConjugateDoses); number++)
        {
            if (taken >= Her2Course.ConjugateDoses && number > lastGiven)
            {
                return;
            }

            if (!isFree(number))
            {
                continue;
            }

            var slot = slotOf(number, last);
            if (number > lastGiven && Her2Slots.IsCeased(work, slot))
            {
                return;
            }

            last = CyclePlacer.Place(work, slot);
            if (last.Status == EventStatus.Cancelled && number > lastGiven)
            {
                return;
            }

            taken += last.Cycle!.Her2Thirds > 0 ? 1 : 0;
        }
    }
}
