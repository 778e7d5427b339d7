using HerScheduler.Localization;
using HerScheduler.Security;
using HerScheduler.Security.Deputies;

namespace HerScheduler.Pages.Deputies;

/// <summary>Who stands in for whom.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Caller">Who looks: a navigator names for herself, an administrator for others.</param>
/// <param name="Deputies">Now and later.</param>
/// <param name="Said">What was just done; null: nothing.</param>
/// <param name="Refused">Why it was not; null: it was.</param>
public sealed record DeputiesView(Texts Texts, Caller Caller, IReadOnlyList<Deputy> Deputies, string? Said, string? Refused);
