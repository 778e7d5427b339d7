namespace HerScheduler.Courses;

/// <summary>
/// Navigators are told apart by their addresses without regard to case: of <c>Nav@clinic.org</c> and <c>nav@clinic.org</c>, each with half of
/// one person's patients, nobody would get a whole digest. The plan's document keeps what was sent; rows and questions have this form.
/// </summary>
internal static class NavigatorAddress
{
    /// <summary>In lower case, as rows hold it.</summary>
    public static string Of(string address) => address.ToLowerInvariant();
}
