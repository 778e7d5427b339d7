using HerScheduler.Core.Plans;
using HerScheduler.Settings;

namespace HerScheduler.Sites;

/// <summary>The settings of an installation after they were checked, and what was made of them.</summary>
/// <param name="Settings">As configured.</param>
/// <param name="Sites">The clinics.</param>
/// <param name="Library">The built-in protocols and the installation's own.</param>
/// <param name="Roles">What this process does.</param>
public sealed record InstallationSettings(SchedulerSettings Settings, SiteDirectory Sites, PlanLibrary Library, Roles Roles)
{
    public bool Has(Roles role) => Roles.HasFlag(role);
}
