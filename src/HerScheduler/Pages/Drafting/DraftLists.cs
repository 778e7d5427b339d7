using HerScheduler.Localization;
using HerScheduler.Security;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Drafting;

/// <summary>What can be chosen in a plan: the clinics within reach, the protocols, the LVEF policies.</summary>
internal static class DraftLists
{
    public static IReadOnlyDictionary<string, IReadOnlyList<(string Key, string Words)>> Of(InstallationSettings installation, Reach reach, Texts texts) =>
        new Dictionary<string, IReadOnlyList<(string Key, string Words)>>(StringComparer.Ordinal)
        {
            // A navigator writes for her own patients wherever they are treated.
            [DraftFields.Site] =
                [.. installation.Sites.All.Where(site => reach.Navigators.Count > 0 || reach.IncludesSite(site.Id)).Select(site => (site.Id, site.Name))],
            [DraftFields.Protocol] = [.. installation.Library.Protocols.All.Select(protocol => (protocol.Id, texts.Core.Title(protocol.Title).Text))],
            [DraftFields.LvefPolicy] = [.. installation.Library.Policies.All.Select(policy => (policy.Id, texts.Core.Title(policy.Title).Text))],
        };
}
