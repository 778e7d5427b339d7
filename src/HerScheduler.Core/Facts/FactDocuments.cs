using System.Text.Json;
using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts;

/// <summary>Reads one fact by the form of its kind. When there are faults the fact returned is a stand-in, not to be used.</summary>
/// <param name="library">The protocols an amendment can name.</param>
/// <param name="siteSettings">The settings of a site, for an amendment.</param>
/// <param name="stored">The facts were accepted before: rules that a later edition added do not refuse them.</param>
internal sealed class FactDocuments(PlanLibrary library, Func<string, PlanSettings?>? siteSettings, bool stored = false)
{
    private static readonly Expectation<FactKind> Kinds = Expect.OneOf<FactKind>();

    public Fact Read(JsonElement element, Place place, Faults faults)
    {
        // The kind decides which properties are known, so it is looked at before the rest.
        if (element.TryFind("kind", out var name) && Kinds.TryRead(name, out var kind))
        {
            var form = FactForms.Of(kind);
            return form.Read(Fields(new ObjectReader(element, place, faults, form.Shape), form.NeedsReason));
        }

        var reader = new ObjectReader(element, place, faults, FactForms.OfUnknownKind);
        var unknown = Fields(reader, needsReason: false);
        reader.Required("kind", Kinds);
        return unknown.Complete(new RadiotherapyStarted { Id = unknown.Id, Plan = unknown.Plan, By = unknown.By, Date = default });
    }

    private ReadingFields Fields(ObjectReader reader, bool needsReason) => new(reader, needsReason, library, siteSettings) { IsStored = stored };
}
