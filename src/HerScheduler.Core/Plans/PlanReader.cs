using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>Reads a plan document strictly: every fault with its JSON Pointer, all faults at once.</summary>
public static class PlanReader
{
    /// <summary>The largest document that is read: 1 MiB.</summary>
    public const int MaxBytes = 1 << 20;

    /// <param name="utf8Json">The document, UTF-8, at most <see cref="MaxBytes"/>.</param>
    /// <param name="library">The protocols a plan can name.</param>
    /// <param name="siteSettings">The settings a site gives its plans, or null for an unknown site (a fault); null: every site is known and has the defaults.</param>
    public static ReadResult<TreatmentPlan> Read(ReadOnlyMemory<byte> utf8Json, ProtocolLibrary library, Func<string, PlanSettings?>? siteSettings = null) =>
        throw new NotImplementedException();
}
