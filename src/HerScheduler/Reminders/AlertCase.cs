using HerScheduler.Core.Scheduling;
using HerScheduler.Plans;

namespace HerScheduler.Reminders;

/// <summary>A plan in which urgent alerts may have begun or ended.</summary>
/// <param name="Course">The plan, locked by this transaction.</param>
/// <param name="Schedule">Its schedule as it is now.</param>
/// <param name="Cause">The fact that was recorded; null when a day began, or a calendar was changed.</param>
public sealed record AlertCase(StoredCourse Course, Schedule Schedule, string? Cause);
