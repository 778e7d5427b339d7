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
    /// <param name="isFree">Whether a slot of that number can be placed.</param>
    /// <param name="slotOf">The slot of a number after the cycle before it.</param>
    public static void Complete(Workspace work, int first, int taken, Draft? last, Func<int, bool> isFree, Func<int, Draft?, CycleSlot> slotOf)
    {
        for (var number = first; taken < Her2Course.ConjugateDoses && number < first + (3 * Her2Course.ConjugateDoses); number++)
        {
            if (!isFree(number))
            {
                continue;
            }

            var slot = slotOf(number, last);
            if (Her2Slots.IsCeased(work, slot))
            {
                return;
            }

            last = CyclePlacer.Place(work, slot);
            if (last.Status == EventStatus.Cancelled)
            {
                return;
            }

            taken += last.Cycle!.Her2Lost ? 0 : 1;
        }
    }
}
