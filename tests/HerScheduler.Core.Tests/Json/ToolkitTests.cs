using System.Text.Json;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Tests.Json;

public sealed class ToolkitTests
{
    [Theory]
    [InlineData("nodes", "#/nodes")]
    [InlineData("a/b", "#/a~1b")]
    [InlineData("a~b", "#/a~0b")]
    [InlineData("~1", "#/~01")]
    [InlineData("", "#/")]
    [InlineData("a b", "#/a%20b")]
    [InlineData("é", "#/%C3%A9")]
    public void A_pointer_escapes_as_RFC_6901_says(string name, string pointer) => Place.Root.Member(name).ToString().ShouldBe(pointer);

    [Fact]
    public void A_pointer_names_members_and_items() => Place.Root.Member("facts").Item(12).Member("date").ToString().ShouldBe("#/facts/12/date");

    [Theory]
    [InlineData("\"maybe\"", "\"maybe\"")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("{\"a\":1}", "an object")]
    [InlineData("[1]", "an array")]
    [InlineData("\"123456789012345678901234567890123456789\"", "\"1234567890123456789012345678901234567…\"")]
    [InlineData("\"a\u202Eb\"", "\"a\\u202eb\"")]
    public void What_was_found_is_quoted_short_and_visible(string json, string phrase)
    {
        using var document = JsonDocument.Parse(json);
        Found.Phrase(document.RootElement, isPrivate: false).ShouldBe(phrase);
        phrase.Length.ShouldBeLessThanOrEqualTo(Found.MostCharacters);
    }

    [Fact]
    public void A_shortened_quotation_splits_no_character() =>
        Found.Quote(string.Concat(Enumerable.Repeat("🎗", 30))).ShouldBe("\"" + string.Concat(Enumerable.Repeat("🎗", 18)) + "…\"");

    [Fact]
    public void A_quotation_of_forty_characters_is_whole_and_a_longer_one_is_not()
    {
        Found.Quote(new string('a', 38)).ShouldBe($"\"{new string('a', 38)}\"");
        Found.Quote(new string('a', 39)).ShouldBe($"\"{new string('a', 37)}…\"");
        Found.Quote($"{new string('a', 36)}🎗bcd").ShouldBe($"\"{new string('a', 36)}…\"");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }, "UTF-16")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x7B }, "UTF-16")]
    [InlineData(new byte[] { 0x7B, 0x00, 0x22, 0x00 }, "UTF-16")]
    [InlineData(new byte[] { 0x00, 0x7B, 0x00, 0x22 }, "UTF-16")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00 }, "UTF-32")]
    [InlineData(new byte[] { 0x00, 0x00, 0xFE, 0xFF }, "UTF-32")]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x08 }, "a gzip file (gzip -cd unpacks it)")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04 }, "a zip file")]
    [InlineData(new byte[] { 0x7B, 0x22, 0x69, 0x64 }, null)]
    [InlineData(new byte[] { 0x7B, 0x00, 0x00, 0x00 }, null)]
    [InlineData(new byte[] { 0x00, 0x00, 0x7B, 0x00 }, null)]
    [InlineData(new byte[] { 0x00, 0x00, 0x00, 0x7B }, null)]
    [InlineData(new byte[] { 0x00, 0x7B, 0x00, 0x00 }, null)]
    [InlineData(new byte[] { }, null)]
    public void What_is_no_UTF_8_is_named_by_its_first_bytes(byte[] bytes, string? name) => OtherEncoding.NameOf(bytes).ShouldBe(name);

    [Theory]
    [InlineData("navigater", "navigator")]
    [InlineData("Start", "start")]
    [InlineData("strat", "start")]
    [InlineData("tumorsizecm", "tumorSizeCm")]
    [InlineData("begin", null)]
    [InlineData("x", null)]
    [InlineData("di", "id")] // swapped: one slip, as many as a short name may have
    [InlineData("idxx", null)]
    [InlineData("stra", null)]
    [InlineData("strt", "start")]
    [InlineData("stxrtx", "start")]
    [InlineData("tsart", "start")]
    [InlineData("tsaxx", null)] // swapped, and two letters replaced
    public void A_likely_typo_is_answered_with_the_nearest_known_name(string name, string? meant) =>
        LikelyMeant.Among(["id", "start", "navigator", "tumorSizeCm"], name).ShouldBe(meant);

    [Theory]
    [InlineData("62", "62")]
    [InlineData("62.0", "62")]
    [InlineData("62.50", "62.5")]
    [InlineData("0.10", "0.1")]
    public void Equal_decimals_have_one_spelling(string written, string normal) =>
        JsonSerializer.Serialize(Decimals.WithoutTrailingZeros(JsonSerializer.Deserialize<decimal>(written))).ShouldBe(normal);

    [Theory]
    [InlineData("Ada", true)]
    [InlineData("Ødegård, 李", true)]
    [InlineData("🎗", true)]
    [InlineData("می\u200Cخواهم", true)]
    [InlineData("a\nb", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("a\u202Eb", false)]
    [InlineData("a\uFEFFb", false)]
    public void Printable_is_what_people_can_see(string text, bool printable) => Printable.Is(text).ShouldBe(printable);

    [Fact]
    public void A_lone_surrogate_is_not_printable()
    {
        Printable.Is("a\uD83C").ShouldBeFalse();
        Printable.Is("\uDF97a").ShouldBeFalse();
    }
}
