using HerScheduler.Core.Facts;
using HerScheduler.Courses;
using HerScheduler.Problems;

namespace HerScheduler.Facts;

/// <summary>A fact that came by itself, among others that have nothing to do with it.</summary>
/// <param name="Offered">The fact.</param>
/// <param name="Sender">The authenticated sender.</param>
/// <param name="Key">What the message is known by, should it come again.</param>
/// <param name="CameBefore">It was delivered before, and nobody knows what became of it.</param>
/// <param name="Objection">Why its sender may not record it for this plan; null when it may. The facts are those recorded so far.</param>
public sealed record SentFact(
    OfferedFact Offered, string Sender, string Key, bool CameBefore, Func<StoredCourse, IEnumerable<Fact>, Problem?> Objection)
{
    public Fact Fact => Offered.Fact;
}
