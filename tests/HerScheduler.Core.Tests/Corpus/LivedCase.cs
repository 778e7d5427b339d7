using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>A worked case whose plan is accepted.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Library">What is built in and what the site has added.</param>
/// <param name="Calendar">The site's open days.</param>
/// <param name="AsOf">The day on which it is read.</param>
/// <param name="Course">The course as it was told.</param>
/// <param name="Facts">The facts that were accepted, in order.</param>
internal sealed record LivedCase(TreatmentPlan Plan, PlanLibrary Library, SiteCalendar Calendar, DateOnly AsOf, Course Course, IReadOnlyList<Fact> Facts);
