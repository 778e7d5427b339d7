using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>Where the HER2 course of a protocol ends that holds it all: its last track goes on until what is left out is made up (rules C4, C12).</summary>
internal sealed class CourseEnd
{
    private readonly int _target;
    private readonly int _before;
    private int _cancelled;

    /// <param name="track">The track that ends the course.</param>
    /// <param name="target">Thirds of the course when it is complete.</param>
    /// <param name="before">Thirds that stood when the protocol began and are not part of its own course.</param>
    private CourseEnd(Track track, int target, int before) => (Track, _target, _before) = (track, target, before);

    public Track Track { get; }

    /// <summary>
    /// A course of 18 counts what was given before, by the history or under an earlier plan. Any other (APT, the 14 of a conjugate)
    /// is given as the protocol has it.
    /// </summary>
    public static CourseEnd? Of(Workspace work)
    {
        if (!work.Protocol.HoldsItsWholeCourse)
        {
            return null;
        }

        var tracks = work.Protocol.Tracks.Where(track => track is { Phase: TrackPhase.Initial, HasHer2Therapy: true }).ToList();
        var place = tracks.FindLastIndex(track => !track.HasChemotherapy);
        if (place < 0)
        {
            return null;
        }

        var planned = Her2Course.PlannedThirds(tracks);
        var later = Her2Course.PlannedThirds(tracks.Skip(place + 1));
        var isOfEighteen = Her2Course.IsFull(planned) && tracks[place].AgentSet.Overlaps(AgentSet.Her2Antibodies);
        return isOfEighteen
            ? new CourseEnd(tracks[place], Her2Course.FullThirds - later, before: 0)
            : new CourseEnd(tracks[place], planned - later, work.Her2Thirds);
    }

    /// <summary>The slot is not asked for any more: the course is complete without it, and neither it nor a later one was given.</summary>
    public bool IsReached(Workspace work, int number) =>
        (work.Her2Thirds - _before + _cancelled >= _target || number > Track.LastNumber + Track.Count) && !IsGivenFrom(work.Ledger, number);

    /// <summary>With a duration of one year the course of antibodies ends with it, unless the slot or a later one was given.</summary>
    public bool EndsWithTheYear(Workspace work, in CycleSlot slot) =>
        !Track.AgentSet.Overlaps(AgentSet.Conjugates) && Her2Slots.EndsWithTheYear(work, slot) && !IsGivenFrom(work.Ledger, slot.Number);

    /// <summary>A cancelled slot is not made up.</summary>
    public void Note(Draft placed) => _cancelled += placed.Status == EventStatus.Cancelled ? Her2Course.ThirdsOf(Track) : 0;

    private bool IsGivenFrom(Ledger ledger, int number)
    {
        foreach (var given in ledger.Given.Values)
        {
            if (given.Track.Id == Track.Id && given.Number >= number && given.Phase != CyclePhase.Earlier)
            {
                return true;
            }
        }

        return false;
    }
}
