using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Facts;

public sealed class FactJsonTests
{
    public static TheoryData<string> AllKinds => [.. FactDocuments.All];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_fact_that_was_written_is_read_back_the_same(string document)
    {
        var fact = Read(document);
        var written = FactJson.ToUtf8(fact);
        var again = FactReader.Read(written, PlanLibrary.BuiltIn).Value;

        FactJson.ToUtf8(again).ShouldBe(written);
        FactJson.SameContent(fact, again).ShouldBeTrue();
        if (fact is not PlanAmended)
        {
            again.ShouldBe(fact);
        }
    }

    [Fact]
    public void The_canonical_document_has_a_fixed_order_and_only_what_is_set() =>
        Encoding.UTF8.GetString(FactJson.ToUtf8(Read(FactDocuments.DoseGiven))).ShouldBe(
            """{"id":"fact-1","plan":"plan-0001","kind":"dose-given","event":"tchp-3","date":"2026-02-16","agents":["docetaxel","trastuzumab"],"reason":"early","force":true,"by":"clinic@example.org"}""");

    [Fact]
    public void Letters_stay_as_they_are() =>
        Encoding.UTF8.GetString(FactJson.ToUtf8(Read(Documents.With(FactDocuments.Hold, "reason", "\"Fieber, Übelkeit & <38 °C>\""))))
            .ShouldContain("Fieber, Übelkeit & <38 °C>");

    [Theory]
    [InlineData(FactDocuments.LvefResult, "percent", "61.5")]
    [InlineData(FactDocuments.DoseGiven, "agents", """["docetaxel","trastuzumab"]""")]
    [InlineData(FactDocuments.Surgery, "force", "false")]
    [InlineData(FactDocuments.Amended, "document/overrides", "[]")]
    [InlineData(FactDocuments.Amended, "document/disease/tumorSizeCm", null)]
    public void Another_spelling_is_the_same_content(string document, string path, string? json)
    {
        var edited = json is null ? document : Documents.With(document, path, json);
        FactJson.SameContent(Read(document), Read(edited)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(FactDocuments.Surgery, "date", "\"2026-05-19\"")]
    [InlineData(FactDocuments.Surgery, "by", "\"another@example.org\"")]
    [InlineData(FactDocuments.Surgery, "plan", "\"plan-2\"")]
    [InlineData(FactDocuments.Surgery, "reason", "\"said later\"")]
    [InlineData(FactDocuments.Surgery, "kind", "\"endocrine-started\"")]
    [InlineData(FactDocuments.Amended, "document/patient/name", "\"Example, Ada\"")]
    [InlineData(FactDocuments.Amended, "document/overrides", """[{ "rule": "R1", "reason": "allergy", "by": "dr" }]""")]
    public void A_difference_is_other_content(string document, string path, string json) =>
        FactJson.SameContent(Read(document), Read(Documents.With(document, path, json))).ShouldBeFalse();

    private static Fact Read(string document) => FactReader.Read(Documents.Utf8(document), PlanLibrary.BuiltIn).Value;
}
