using System.Collections.Frozen;
using HerScheduler.Core.Plans;

namespace HerScheduler.Sites;

/// <summary>All clinics of the installation. They can be read anew while the service runs; each question sees one state of the settings.</summary>
public sealed class SiteDirectory(IEnumerable<Site> sites)
{
    private volatile State _state = new(sites);

    /// <summary>Ordered by id.</summary>
    public IReadOnlyList<Site> All => _state.All;

    /// <summary>The clinic called <paramref name="id"/>, or null.</summary>
    public Site? Find(string id) => _state.ById.GetValueOrDefault(id);

    /// <summary>The clinic of a stored plan.</summary>
    /// <exception cref="InvalidOperationException">The configuration no longer knows the site.</exception>
    public Site Of(string id) =>
        Find(id) ?? throw new InvalidOperationException($"A stored plan belongs to site '{id}', which is not configured (HerScheduler:Sites).");

    /// <summary>What a plan of the site starts from, or null for an unknown site: what the readers of plans and facts ask for.</summary>
    public PlanSettings? PlanSettingsOf(string id) => Find(id)?.PlanSettings;

    /// <summary>From now on the clinics are those of <paramref name="read"/>.</summary>
    public void Become(SiteDirectory read)
    {
        ArgumentNullException.ThrowIfNull(read);
        _state = read._state;
    }

    private sealed class State(IEnumerable<Site> sites)
    {
        public IReadOnlyList<Site> All { get; } = [.. sites.OrderBy(s => s.Id, StringComparer.Ordinal)];

        public FrozenDictionary<string, Site> ById { get; } = sites.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
    }
}
