using HerScheduler.Courses;
using HerScheduler.Pages.Recording;

namespace HerScheduler.Pages.Amending;

/// <summary>A running plan that is amended, beside the form with the new text of it.</summary>
/// <param name="Course">The plan as it runs.</param>
/// <param name="FactId">The id of the fact that will say so: sending the form twice records it once.</param>
/// <param name="Version">The plan's version when the form was opened.</param>
public sealed record Amendment(StoredCourse Course, string FactId, int Version)
{
    /// <summary>What would move; null: it was not asked yet, or the amendment cannot be approved.</summary>
    public Effects? Effects { get; init; }

    /// <summary>Errors that stood against the running plan already: they do not stand against its amendment.</summary>
    public IReadOnlyList<string> StoodBefore { get; init; } = [];
}
