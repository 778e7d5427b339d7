using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts;

/// <summary>A plan, and what happened under it before it came here: a patient in the middle of treatment, as one document.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Facts">In the order in which they count; empty for a plan that has not begun.</param>
public sealed record PlanWithFacts(TreatmentPlan Plan, IReadOnlyList<Fact> Facts)
{
    private static readonly Shape Shape = PlanReader.ShapeWith("facts");

    /// <summary>
    /// Reads a plan document that may have <c>facts</c> beside its own properties: an array of at most 1,000 (pointers <c>#/facts/0/date</c>). Strictly, every
    /// fault at once. Whether a fact contradicts the plan is judged when it is offered to the course.
    /// </summary>
    /// <param name="utf8Json">The document, UTF-8, at most <see cref="PlanReader.MaxBytes"/>.</param>
    /// <param name="library">What a plan can name.</param>
    /// <param name="siteSettings">The settings a site gives its plans, or null for an unknown site (a fault).</param>
    /// <param name="isOneLine">True for a line of a longer file: faults of the text tell the column only.</param>
    public static ReadResult<PlanWithFacts> Read(
        ReadOnlyMemory<byte> utf8Json, PlanLibrary library, Func<string, PlanSettings?> siteSettings, bool isOneLine = false)
    {
        var documents = new FactDocuments(library, siteSettings);
        return StrictJson.Read(utf8Json, (root, faults) =>
            Read(new ObjectReader(root, Place.Root, faults, Shape), documents, library, siteSettings), isOneLine);
    }

    private static PlanWithFacts Read(ObjectReader document, FactDocuments documents, PlanLibrary library, Func<string, PlanSettings?> siteSettings)
    {
        const string Phrase = "an array of at most 1,000 facts";
        var plan = PlanReader.Read(document, library, siteSettings);
        return new PlanWithFacts(
            plan,
            FactReader.IsTooLong(document, Phrase) ? [] : document.Items("facts", (item, place) => documents.Read(item, place, document.Faults)));
    }
}
