using System.Collections.Frozen;
using HerScheduler.Core.Plans;

namespace HerScheduler.Sites;

/// <summary>All clinics of the installation.</summary>
public sealed class SiteDirectory(IEnumerable<Site> sites)
{
    private readonly FrozenDictionary<string, Site> _byId = sites.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);

    /// <summary>Ordered by id.</summary>
    public IReadOnlyList<Site> All { get; } = [.. sites.OrderBy(s => s.Id, StringComparer.Ordinal)];

    /// <summary>The clinic called <paramref name="id"/>, or null.</summary>
    public Site? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The clinic of a stored plan.</summary>
    /// <exception cref="InvalidOperationException">The configuration no longer knows the site.</exception>
    public Site Of(string id) =>
        Find(id) ?? throw new InvalidOperationException($"A stored plan belongs to site '{id}', which is not configured (HerScheduler:Sites).");

    /// <summary>What a plan of the site starts from, or null for an unknown site: what the readers of plans and facts ask for.</summary>
    public PlanSettings? PlanSettingsOf(string id) => Find(id)?.PlanSettings;
}
