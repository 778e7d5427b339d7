using System.Text.Json.Nodes;
using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Email;

public sealed class Eml_files
{
    private static readonly Mail Example = new()
    {
        To = "navigator.one@example.org",
        Subject = "3 overdue, 5 today",
        Text = "Überfällig: Änne\nSecond line\n.\n" + new string('x', 300),
        Html = "<!DOCTYPE html><html><body><p>Überfällig 💊</p></body></html>",
        MessageId = "<digest.2026-01-05.abc@scheduler.example.org>",
    };

    [Fact]
    public async Task Are_read_by_an_independent_parser()
    {
        await using var service = await ServiceFixture.Run();
        var mail = (await Written(service, Example)).Single();

        mail["defects"]!.AsArray().ShouldBeEmpty();
        mail["crlf"]!.GetValue<bool>().ShouldBeTrue();
        mail["ascii"]!.GetValue<bool>().ShouldBeTrue();
        mail["longest"]!.GetValue<int>().ShouldBeLessThanOrEqualTo(998);
        mail["type"]!.GetValue<string>().ShouldBe("multipart/alternative");
        mail["parts"]!.ToJsonString().ShouldBe("""["text/plain","text/html"]""");
        mail["charsets"]!.ToJsonString().ShouldBe("""["utf-8","utf-8"]""");
        mail.Text().ReplaceLineEndings("\n").TrimEnd('\n').ShouldBe(Example.Text);
        mail.Html().TrimEnd('\r', '\n').ShouldBe(Example.Html);
        mail.Header("subject").ShouldBe(Example.Subject);
        mail.Header("message-id").ShouldBe(Example.MessageId);
        mail.Header("date").ShouldNotBeEmpty();
        mail.Header("auto-submitted").ShouldBe("auto-generated");
        mail.Header("x-auto-response-suppress").ShouldBe("All");
        mail["to"]!.ToJsonString().ShouldBe("""["navigator.one@example.org"]""");
        mail["names"]!.AsArray().Select(n => n!.GetValue<string>().ToLowerInvariant()).ShouldBeUnique("no header twice");
    }

    [Theory]
    [InlineData("5 today\r\nBcc: thief@example.com", "5 today  Bcc: thief@example.com")]
    [InlineData("5 today\nX-Evil: 1", "5 today X-Evil: 1")]
    [InlineData("„Überfällig“ 💊 \"quoted\" and a long subject that has to be folded because nobody can read it in one line", null)]
    [InlineData("right \u202Eot tfel\u2066", "right  ot tfel")]
    public async Task Have_harmless_headers_whatever_the_subject_says(string subject, string? read)
    {
        await using var service = await ServiceFixture.Run();
        var mail = (await Written(service, Example with { Subject = subject })).Single();

        mail["defects"]!.AsArray().ShouldBeEmpty();
        mail.Header("subject").ShouldBe(read ?? subject);
        mail["names"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldNotContain("Bcc");
        mail["names"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldNotContain("X-Evil");
        mail["to"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sent_again_overwrite_their_file_and_leave_nothing_else_behind()
    {
        await using var service = await ServiceFixture.Run();
        await Written(service, Example);
        var mails = await Written(service, Example with { Text = "second" });

        mails.Single().Text().TrimEnd().ShouldBe("second");
        service.MailFiles().Select(Path.GetFileName).ShouldBe(["digest.2026-01-05.abc.eml"]);
        Directory.GetDirectories(Path.GetDirectoryName(service.MailFiles()[0])!).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("a@b@c")]
    public async Task Are_not_written_for_an_address_that_is_none_and_the_others_are(string address)
    {
        await using var service = await ServiceFixture.Run();
        var outcomes = await Send(service, Example with { To = address, MessageId = "<bad@example.org>" }, Example);

        outcomes[0].ShouldBeOfType<MailOutcome.Refused>();
        outcomes[1].ShouldBeOfType<MailOutcome.Sent>();
        service.MailFiles().Count.ShouldBe(1);
    }

    private static async Task<IReadOnlyList<JsonNode>> Written(ServiceFixture service, Mail mail)
    {
        (await Send(service, mail)).ShouldAllBe(outcome => outcome is MailOutcome.Sent);
        return await service.Mails();
    }

    private static async Task<IReadOnlyList<MailOutcome>> Send(ServiceFixture service, params Mail[] mails)
    {
        service.Services.GetRequiredService<SchedulerSettings>().Email.Transport.ShouldBe(EmailTransport.Folder);
        var outcomes = new List<MailOutcome>();
        await foreach (var (_, outcome) in service.Services.GetRequiredService<IMailTransport>().Send(mails, CancellationToken.None))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }
}
