using System.Text;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Tests.Json;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("", "expected a JSON document, found nothing")]
    [InlineData(" \r\n\t ", "expected a JSON document, found nothing")]
    [InlineData("\uFEFF", "expected a JSON document, found nothing")]
    [InlineData("{\"id\": \"a\",", "found the end of the document at line 1, column 12")]
    [InlineData("{\"id\": \"a", "found the end of the document at line 1")]
    [InlineData("{\n  \"id\": nul\n}", "found a mistake at line 2, column")]
    [InlineData("{\n  \"é\": }", "found a mistake at line 2, column 8")]
    [InlineData("{} {}", "found a mistake at line 1, column 4")]
    [InlineData("{ // comment\n}", "found a mistake at line 1, column 3")]
    [InlineData("[1,]", "found a mistake at line 1, column 4")]
    [InlineData("{'a': 1}", "found a mistake at line 1, column 2")]
    [InlineData("[01]", "found a mistake at line 1")]
    [InlineData("[NaN]", "found a mistake at line 1, column 2")]
    [InlineData("\"a\tb\"", "found a mistake at line 1")]
    public void A_text_that_is_no_JSON_is_one_fault_of_the_document(string text, string phrase) => Faults(text).ShouldBeOnly("#", phrase);

    [Theory]
    [InlineData("{}")]
    [InlineData("\uFEFF{}")]
    [InlineData("\r\n {}\r\n")]
    public void A_byte_order_mark_and_white_space_around_are_accepted(string text) => Faults(text).ShouldBeEmpty();

    [Fact]
    public void One_mebibyte_is_accepted_and_one_byte_more_refused()
    {
        Faults("{}".PadRight(1_048_576)).ShouldBeEmpty();
        Faults("{}".PadRight(1_048_577)).ShouldBeOnly("#", "expected at most 1,048,576 bytes (1 MiB), found 1,048,577");
    }

    [Theory]
    [InlineData(new byte[] { 0xC3 }, 2)]
    [InlineData(new byte[] { 0xC0, 0x80 }, 2)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 2)]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xFF }, 3)]
    public void Bytes_that_are_not_UTF_8_are_told_by_line_and_column(byte[] bytes, int column) =>
        Read([.. "{\n\""u8, .. bytes, .. "\": 1}"u8]).ShouldBeOnly("#", $"expected UTF-8, found other bytes at line 2, column {column}");

    [Fact]
    public void Thirty_two_levels_are_accepted_and_one_more_refused()
    {
        Faults(new string('[', 32) + new string(']', 32)).ShouldBeEmpty();
        Faults(new string('[', 33) + new string(']', 33)).ShouldBeOnly("#", "expected at most 32 levels of nesting");
        Faults(string.Concat(Enumerable.Repeat("{\"a\":", 33)) + "1" + new string('}', 33)).ShouldBeOnly("#", "32 levels");
    }

    [Fact]
    public void A_million_brackets_are_refused_without_harm() => Faults(new string('[', 1_000_000)).ShouldBeOnly("#", "32 levels");

    [Fact]
    public void More_faults_than_anybody_reads_are_counted()
    {
        var properties = string.Join(',', Enumerable.Range(0, 1_234).Select(number => $"\"x{number}\":1"));
        var faults = StrictJson.Read<object>(Documents.Utf8($"{{{properties}}}"), (root, faults) =>
            new ObjectReader(root, Place.Root, faults, new Shape("id"))).Faults;
        faults.Count.ShouldBe(1001);
        faults[^1].Detail.ShouldBe("234 further faults are not listed");
    }

    private static IReadOnlyList<Fault> Faults(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<Fault> Read(byte[] utf8) => StrictJson.Read<object>(utf8, (root, _) => root).Faults;
}
