using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>What a fact says, in words: it stands as the reason of every date that moves by it.</summary>
public sealed class FactPhraseTests
{
    [Theory]
    [InlineData(FactDocuments.DoseGiven, "Tchp-3 was given on 2026-02-16.")]
    [InlineData(FactDocuments.DoseOmitted, "Carboplatin of tchp-3 was omitted: ANC below 1.5.")]
    [InlineData(FactDocuments.Deferred, "Tchp-4 was deferred to 2026-03-16: ANC below 1.5.")]
    [InlineData(FactDocuments.Ceased, "HER2 therapy was ceased on 2026-04-03: toxicity.")]
    [InlineData(FactDocuments.AgentCeased, "Trastuzumab-emtansine was ceased on 2026-09-01: platelets.")]
    [InlineData(FactDocuments.DoseChanged, "Docetaxel was changed to 60 mg/m² from tchp-3: neuropathy.")]
    [InlineData(FactDocuments.DoseChangedFromADay, "Docetaxel was changed to 60 mg/m² from 2026-02-16: neuropathy.")]
    [InlineData(FactDocuments.Hold, "HER2 therapy was put on hold from 2026-04-03: fever.")]
    [InlineData(FactDocuments.Surgery, "Surgery was performed on 2026-05-18.")]
    [InlineData(FactDocuments.FurtherSurgery, "A further operation was performed on 2026-06-05.")]
    [InlineData(FactDocuments.Pathology, "Pathology on 2026-05-28 showed residual disease.")]
    public void A_fact_says_what_happened_and_why(string document, string sentence) => FactPhrase.Sentence(Read(document)).ShouldBe(sentence);

    [Fact]
    public void Pathology_that_finds_nothing_showed_a_complete_response() =>
        FactPhrase.Sentence(Read(Documents.With(FactDocuments.Pathology, "response", "\"pcr\"")))
            .ShouldBe("Pathology on 2026-05-28 showed a complete response.");

    [Theory]
    [InlineData("chemotherapy", "Chemotherapy was ceased on 2026-04-03: toxicity.")]
    [InlineData("endocrine", "Endocrine therapy was ceased on 2026-04-03: toxicity.")]
    [InlineData("all", "All therapy was ceased on 2026-04-03: toxicity.")]
    public void A_therapy_is_named(string therapy, string sentence) =>
        FactPhrase.Sentence(Read(Documents.With(FactDocuments.Ceased, "therapy", $"\"{therapy}\""))).ShouldBe(sentence);

    [Theory]
    [InlineData("ANC below 1.5", "ANC below 1.5.")]
    [InlineData("ANC below 1.5.", "ANC below 1.5.")]
    [InlineData("patient's wish!", "patient's wish!")]
    [InlineData("who knows?", "who knows?")]
    public void A_sentence_ends_once(string reason, string end) =>
        FactPhrase.Sentence(Read(Documents.With(FactDocuments.Deferred, "reason", $"\"{reason}\""))).ShouldBe($"Tchp-4 was deferred to 2026-03-16: {end}");

    [Theory]
    [InlineData("[\"carboplatin\"]", "carboplatin of tchp-3 was omitted: ANC below 1.5")]
    [InlineData("[\"pertuzumab\",\"trastuzumab\",\"carboplatin\"]", "carboplatin, trastuzumab and pertuzumab of tchp-3 was omitted: ANC below 1.5")]
    [InlineData(null, "tchp-3 was omitted")]
    public void In_short_an_omission_says_what_is_not_the_whole_cycle(string? agents, string phrase) =>
        Read(Documents.With(FactDocuments.DoseOmitted, "agents", agents)).ShortPhrase.ShouldBe(phrase);

    private static Fact Read(string document) => FactReader.Read(Documents.Utf8(document), PlanLibrary.BuiltIn).Value;
}
