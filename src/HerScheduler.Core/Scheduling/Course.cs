using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>The course of one patient: the plan, the facts accepted so far, and what follows from them.</summary>
public sealed class Course
{
    /// <summary>A course with no facts yet.</summary>
    /// <exception cref="ArgumentException">The plan names a protocol the library lacks.</exception>
    public static Course Begin(TreatmentPlan plan, ProtocolLibrary library, SiteCalendar calendar) => throw new NotImplementedException();

    /// <summary>A course from facts that were accepted before, in the order they were recorded; they are not judged again.</summary>
    public static Course Replay(TreatmentPlan plan, IEnumerable<Fact> facts, ProtocolLibrary library, SiteCalendar calendar) => throw new NotImplementedException();

    /// <summary>The plan as it stands: the approved one, or the last amendment's.</summary>
    public TreatmentPlan Plan => throw new NotImplementedException();

    /// <summary>How many facts were accepted.</summary>
    public int Version => throw new NotImplementedException();

    /// <summary>Closed by death, withdrawal or transfer.</summary>
    public bool IsClosed => throw new NotImplementedException();

    /// <summary>Offers a fact. Refused and already recorded ones change nothing.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="today">The site's local day: a date after it is in the future.</param>
    public Recording Record(Fact fact, DateOnly today) => throw new NotImplementedException();

    /// <summary>The schedule as seen from <paramref name="asOf"/>.</summary>
    public Schedule ScheduleOn(DateOnly asOf) => throw new NotImplementedException();
}
