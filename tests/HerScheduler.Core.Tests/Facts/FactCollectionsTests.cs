using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>Arrays, files and bodies of facts.</summary>
public sealed class FactCollectionsTests
{
    private const string Faulty = """{ "id": "fact-2", "plan": "plan-0001", "kind": "surgery-performed", "date": "2026-02-30", "by": "x" }""";

    [Fact]
    public void An_array_keeps_its_order_and_points_at_its_items()
    {
        ReadArray($"[{FactDocuments.Surgery}, {FactDocuments.Pathology}]").Value.Select(fact => fact.Kind)
            .ShouldBe([FactKind.SurgeryPerformed, FactKind.PathologyResult]);
        ReadArray("[]").Value.ShouldBeEmpty();
        ReadArray($"[{FactDocuments.Surgery}, {Faulty}, 5]").Faults.Select(fault => fault.Pointer).ShouldBe(["#/1/date", "#/2"]);
        ReadArray(FactDocuments.Surgery).Faults.ShouldBeOnly("#", "expected an array, found an object");
    }

    [Theory]
    [InlineData("[{0}, {1}]")]
    [InlineData("\uFEFF \n[{0},\n{1}]\n")]
    [InlineData("{0}\n{1}")]
    [InlineData("{0}\r\n{1}\r\n")]
    [InlineData("\uFEFF\n\n{0}\n \t \n{1}\n\n")]
    public void A_file_is_an_array_or_one_fact_a_line(string pattern)
    {
        var file = pattern.Replace("{0}", FactDocuments.Surgery, StringComparison.Ordinal).Replace("{1}", FactDocuments.Pathology, StringComparison.Ordinal);
        ReadFile(file).Value.Select(fact => fact.Kind).ShouldBe([FactKind.SurgeryPerformed, FactKind.PathologyResult]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("[]")]
    public void A_file_can_be_empty(string file) => ReadFile(file).Value.ShouldBeEmpty();

    [Fact]
    public void Faults_of_lines_name_the_fact_and_the_line()
    {
        var faults = ReadFile($"\n{FactDocuments.Surgery}\n\n{Faulty}\n{{ \"id\": nope }}\n7\n{{ \"id\": \"a\"").Faults;
        faults.Select(fault => fault.Pointer).ShouldBe(["#/1/date", "#/2", "#/3", "#/4"]);
        faults[0].Detail.ShouldEndWith("found \"2026-02-30\" (line 4)");
        faults[1].Detail.ShouldBe("expected well-formed JSON, found a mistake at column 10 (line 5)");
        faults[2].Detail.ShouldBe("expected an object, found a number (not shown) (line 6)");
        faults[3].Detail.ShouldBe("expected well-formed JSON, found the end of the document at column 12 (line 7)");
    }

    [Fact]
    public void A_file_of_lines_can_be_larger_than_one_document()
    {
        var line = FactDocuments.Surgery + "\n";
        ReadFile(string.Concat(Enumerable.Repeat(line, (StrictJson.MaxBytes / line.Length) + 2))).IsValid.ShouldBeTrue();
        ReadFile(line + FactDocuments.Surgery.PadRight(StrictJson.MaxBytes + 1)).Faults.ShouldBeOnly("#/1", "1 MiB");
    }

    [Fact]
    public void A_body_points_at_its_facts()
    {
        ReadBody($$"""{ "facts": [{{FactDocuments.Surgery}}] }""").Value.ShouldHaveSingleItem().ShouldBeOfType<SurgeryPerformed>();
        ReadBody($$"""{ "facts": [{{FactDocuments.Surgery}}, {{Faulty}}] }""").Faults.ShouldBeOnly("#/facts/1/date", "found \"2026-02-30\"");
    }

    [Theory]
    [InlineData("{}", "#/facts", "required, but missing: expected an array of 1–1,000 facts")]
    [InlineData("{ \"facts\": [] }", "#/facts", "found an empty array")]
    [InlineData("{ \"facts\": null }", "#/facts", "expected an array, found null")]
    [InlineData("{ \"facts\": {} }", "#/facts", "expected an array, found an object")]
    [InlineData("[]", "#", "expected an object, found an array")]
    public void A_body_has_an_array_of_facts(string body, string pointer, string phrase) => ReadBody(body).Faults.ShouldBeOnly(pointer, phrase);

    [Fact]
    public void A_body_has_no_other_property() =>
        ReadBody($$"""{ "facts": [{{FactDocuments.Surgery}}], "fact": [] }""").Faults.ShouldBeOnly("#/fact", "did you mean \"facts\"?");

    [Fact]
    public void A_body_has_at_most_a_thousand_facts()
    {
        ReadBody($"{{\"facts\":[{string.Join(',', Enumerable.Repeat(FactDocuments.Surgery, 1000))}]}}").Value.Count.ShouldBe(1000);
        ReadBody($"{{\"facts\":[{string.Join(',', Enumerable.Repeat(FactDocuments.Surgery, 1001))}]}}").Faults
            .ShouldBeOnly("#/facts", "expected an array of 1–1,000 facts, found 1001");
    }

    private static ReadResult<IReadOnlyList<Fact>> ReadArray(string text) => FactReader.ReadArray(Documents.Utf8(text), PlanLibrary.BuiltIn);

    private static ReadResult<IReadOnlyList<Fact>> ReadFile(string text) => FactReader.ReadFile(Documents.Utf8(text), PlanLibrary.BuiltIn);

    private static ReadResult<IReadOnlyList<Fact>> ReadBody(string text) => FactReader.ReadBody(Documents.Utf8(text), PlanLibrary.BuiltIn);
}
