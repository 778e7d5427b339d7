using HerScheduler.Plans;
using Microsoft.Extensions.Caching.Memory;

namespace HerScheduler.Facts;

/// <summary>
/// The courses of plans that got facts lately: the next fact need not replay the whole log. A course is known by the hash of its last entry, which covers
/// the whole log, so one that somebody else has gone on with is never taken for the present one.
/// </summary>
public sealed class RecentCourses : IDisposable
{
    /// <summary>A full course with 50 facts takes about 60 KB.</summary>
    private const int Most = 1000;

    private readonly MemoryCache _courses = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Takes the course out: it moves on with what is recorded, and only <see cref="Keep"/> puts it back.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="lastHash">The hash of the last entry of its log, as stored.</param>
    public StoredCourse? Take(string planId, string? lastHash)
    {
        if (lastHash is null || !_courses.TryGetValue<(string Hash, StoredCourse Course)>(planId, out var recent))
        {
            return null;
        }

        _courses.Remove(planId);
        return recent.Hash == lastHash ? recent.Course : null;
    }

    /// <summary>After the commit.</summary>
    public void Keep(StoredCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        if (course.Plan.LastLogHash is { } hash)
        {
            using var entry = _courses.CreateEntry(course.Plan.Id);
            entry.Size = 1;
            entry.Value = (hash, course);
        }
    }

    public void Dispose() => _courses.Dispose();
}
