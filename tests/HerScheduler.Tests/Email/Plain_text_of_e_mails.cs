using HerScheduler.Email;

namespace HerScheduler.Tests.Email;

[Trait("Database", "any")]
public sealed class Plain_text_of_e_mails
{
    [Fact]
    public void Is_broken_after_72_characters_and_a_mail_program_can_join_it_again()
    {
        var sentence = string.Join(' ', Enumerable.Range(1, 60).Select(number => $"word{number}"));
        var text = new PlainText().Add(sentence).Add("next").ToString();

        var lines = text.Split("\r\n");
        lines.ShouldAllBe(line => line.Length <= 73);
        string.Concat(lines[..^2]).ShouldBe(sentence);
        lines[^2].ShouldBe("next");
    }

    [Fact]
    public void Never_breaks_a_link() =>
        new PlainText().Add($"see https://scheduler.example.org/{new string('x', 200)} now").ToString()
            .ShouldContain($"https://scheduler.example.org/{new string('x', 200)} \r\n");

    [Theory]
    [InlineData("> not a quotation", " > not a quotation\r\n")]
    [InlineData("From nobody", " From nobody\r\n")]
    public void Is_not_taken_for_something_else(string said, string written) => new PlainText().Add(said).ToString().ShouldBe(written);
}
