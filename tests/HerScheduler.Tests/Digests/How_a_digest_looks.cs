using System.Net;
using HerScheduler.Digests;
using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Digests;

[Trait("Database", "any")]
public sealed class How_a_digest_looks : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Is_every_section_in_order_in_plain_text()
    {
        var mail = await SampleDigest.WithEverySection().Written();

        mail.Subject.ShouldBe("2 overdue, 1 today");
        var lines = mail.Text.Split("\r\n");
        lines.Where(line => line.EndsWith(')') && !line.Any(char.IsLower)).ShouldBe(
            ["OVERDUE (2)", "DUE TODAY (1)", "NEXT 7 DAYS (3)", "WAITING FOR A RESULT OR A DECISION (2)", "CHANGED SINCE THE LAST DIGEST (2)"]);
        lines.ShouldContain("MRN-0007 Okafor, Chidinma: LVEF echo 3");
        lines.ShouldContain("Wed 18 Feb 2026, 19 days overdue; not booked yet; no LVEF within the ");
        lines.ShouldContain("https://scheduler.example.org/plans/plan-0007#tchp-4");
        lines.ShouldAllBe(line => line.Length <= 73 || line.StartsWith("https://", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_German_for_a_German_site()
    {
        var mail = await SampleDigest.WithEverySection().Written("de");

        mail.Subject.ShouldBe("2 überfällig, 1 heute");
        mail.Text.ShouldContain("ÜBERFÄLLIG (2)");
        mail.Text.ShouldContain("Montag, 9. März 2026");
        mail.Text.ShouldContain("1 Tag überfällig");
        mail.Html.ShouldContain("<html lang=\"de\">");
        mail.Text.ShouldContain("MRN-0007 Okafor, Chidinma: LVEF-Echo 3");
        WebUtility.HtmlDecode(mail.Html).ShouldContain("Verschoben vom 2. März auf den 9. März: neutrophils below 1.5.");
        mail.Html.ShouldContain("<div class=\"why\" lang=\"en\">Surgery was on", customMessage: "no template knows this reason");
        foreach (var english in new[] { "overdue", "awaited", "Moved", "more", "tomorrow", "advice", "cycle", "days after", "closed", "LVEF echo", "Deferred" })
        {
            mail.Text.ShouldNotContain(english);
        }
    }

    [Theory]
    [InlineData(0, 0, 2, 0, 0, "2 in the next 7 days")]
    [InlineData(0, 0, 0, 1, 2, "1 waiting")]
    [InlineData(0, 0, 0, 0, 3, "3 changed")]
    [InlineData(1, 0, 2, 1, 2, "1 overdue")]
    [InlineData(0, 4, 2, 1, 2, "4 today")]
    public async Task Counts_in_the_subject_what_presses_most(int overdue, int due, int next, int waiting, int changed, string subject)
    {
        var all = SampleDigest.OfLines(10, changed);
        var lines = all.Work.Overdue;
        var work = new Core.Reports.DailyWork([.. lines.Take(overdue)], [.. lines.Take(due)], [.. lines.Take(next)], [.. lines.Take(waiting)]);

        (await (all with { Work = work }).Written()).Subject.ShouldBe(subject);
    }

    [Theory]
    [InlineData("21 days after tchp-3 (2026-02-16).", "Example, Ada")]
    [InlineData("Отложено: нейтрофилы ниже 1,5", "Достоевская, Анна Григорьевна")]
    [InlineData("💊💊💊💊💊💊💊💊💊💊 <&\"'> 💊💊💊💊💊💊💊💊💊💊💊💊💊💊💊💊💊💊💊💊", "王秀英")]
    public async Task Stays_under_200_KB_with_500_lines_and_says_what_it_cut(string reason, string name)
    {
        var mail = await SampleDigest.OfLines(450, 50, reason, name).Written();

        new FileInfo(await Eml(mail)).Length.ShouldBeLessThan(200 * 1024);
        var shown = mail.Text.Split("Moved from").Length - 1;
        shown.ShouldBe(0, "nothing overdue is cut while something else is shown");
        var cut = 450 - (mail.Text.Split(" days overdue").Length - 1) - (mail.Text.Split("1 day overdue").Length - 1);
        cut.ShouldBeGreaterThan(0);
        Flat(mail.Text).ShouldContain($"and {cut} more, not shown here: https://scheduler.example.org/");
        Flat(mail.Text).ShouldContain("and 50 more, not shown here: https://scheduler.example.org/");
        mail.Html.ShouldContain($"and {cut} more, not shown here");
        mail.Subject.ShouldBe("450 overdue");
    }

    [Fact]
    public async Task Is_not_cut_while_it_fits()
    {
        var mail = await SampleDigest.OfLines(200, 20).Written();

        mail.Text.ShouldNotContain("not shown");
        MailSize.Of(mail).ShouldBeLessThan(DigestMail.LargestMail);
    }

    [Fact]
    public async Task Shortens_a_reason_that_nobody_would_read_in_an_e_mail()
    {
        var mail = await SampleDigest.OfLines(1, 0, reason: string.Join(' ', Enumerable.Repeat("neutropenia", 150))).Written();

        Flat(mail.Text).ShouldContain("neutropenia neutropenia…");
        mail.Text.Length.ShouldBeLessThan(900);
    }

    [Fact]
    public async Task Names_nobody_where_names_are_not_shown()
    {
        var mail = await SampleDigest.WithEverySection().Written(showNames: false);

        (mail.Text + mail.Html).ShouldNotContain("Okafor");
    }

    [Fact]
    public async Task Can_be_read_by_a_screen_reader()
    {
        var html = (await SampleDigest.WithEverySection().Written()).Html;

        html.ShouldStartWith("<!DOCTYPE html>");
        html.Split("<h1>").Length.ShouldBe(2);
        html.Split("<h2").Length.ShouldBe(6);
        html.Split("scope=\"col\"").Length.ShouldBe(16, "three columns in each of five tables");
        html.Split("scope=\"row\"").Length.ShouldBe(11, "ten patients");
        html.ShouldContain("<meta name=\"color-scheme\" content=\"light dark\">");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1000)]
    public async Task Needs_no_scrolling_sideways(int width)
    {
        var mail = await SampleDigest.OfLines(3, 2, reason: new string('x', 250), name: "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren").Written();

        (await Browser.ContentWidth(mail.Html, width, _folder)).ShouldBe(width);
    }

    private async Task<string> Eml(Mail mail)
    {
        var transport = new FolderTransport(new SchedulerSettings { Email = new EmailSettings { Folder = _folder.File("mail") } });
        (await transport.Send([mail], CancellationToken.None).SingleAsync()).Outcome.ShouldBeOfType<MailOutcome.Sent>();
        return Directory.GetFiles(_folder.File("mail")).Single();
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
