using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Email;

/// <summary>How the SMTP transport talks to a mail server.</summary>
[Trait("Database", "any")]
public sealed class Mail_server_conversation : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("PIPELINING", "8BITMIME", "SIZE 1000000", "SMTPUTF8", "CHUNKING", "BINARYMIME", "DSN")]
    public async Task Hands_over_e_mails_that_an_independent_parser_reads(params string[] extensions)
    {
        await using var server = new MailServer { Extensions = extensions };
        (await Smtp.Send(server, Smtp.Example)).Single().ShouldBeOfType<MailOutcome.Sent>();
        await File.WriteAllTextAsync(_folder.File("taken.eml"), server.Mails.Single());
        var mail = (await Mailbox.Read([_folder.File("taken.eml")])).Single();

        mail["defects"]!.AsArray().ShouldBeEmpty();
        mail["ascii"]!.GetValue<bool>().ShouldBeTrue();
        mail["longest"]!.GetValue<int>().ShouldBeLessThanOrEqualTo(998);
        mail["type"]!.GetValue<string>().ShouldBe("multipart/alternative");
        mail["parts"]!.ToJsonString().ShouldBe("""["text/plain","text/html"]""");
        mail["charsets"]!.ToJsonString().ShouldBe("""["utf-8","utf-8"]""");
        mail.Text().ReplaceLineEndings("\n").TrimEnd('\n').ShouldBe(Smtp.Example.Text);
        mail.Html().TrimEnd('\r', '\n').ShouldBe(Smtp.Example.Html);
        mail.Header("subject").ShouldBe(Smtp.Example.Subject);
        mail.Header("message-id").ShouldBe(Smtp.Example.MessageId);
        mail.Header("date").ShouldNotBeEmpty();
        mail.Header("from").ShouldEndWith("<scheduler@example.org>");
        mail.Header("auto-submitted").ShouldBe("auto-generated");
        mail.Header("x-auto-response-suppress").ShouldBe("All");
        mail["to"]!.ToJsonString().ShouldBe("""["navigator.one@example.org"]""");
        mail["names"]!.AsArray().Select(n => n!.GetValue<string>().ToLowerInvariant()).ShouldBeUnique("no header twice");
    }

    [Fact]
    public async Task Is_one_connection_for_all_and_ends_with_a_goodbye()
    {
        await using var server = new MailServer();
        (await Smtp.Send(server, Smtp.Example, Smtp.Example, Smtp.Example)).ShouldAllBe(outcome => outcome is MailOutcome.Sent);

        server.Connections.ShouldBe(1);
        server.Mails.Count.ShouldBe(3);
        await server.Left;
        server.Commands[^1].ShouldBe("QUIT");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("a@b@c")]
    [InlineData("a@example.org\r\nDATA")]
    [InlineData("änne@example.org")]
    public async Task Does_not_mention_an_address_that_is_none(string address)
    {
        await using var server = new MailServer();
        var outcomes = await Smtp.Send(server, Smtp.Example with { To = address }, Smtp.Example);

        outcomes[0].ShouldBeOfType<MailOutcome.Refused>();
        outcomes[1].ShouldBeOfType<MailOutcome.Sent>();
        server.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Writes_a_domain_with_other_letters_as_DNS_does()
    {
        await using var server = new MailServer();
        (await Smtp.Send(server, Smtp.Example with { To = "anne@müller.example" })).Single().ShouldBeOfType<MailOutcome.Sent>();

        server.Commands.ShouldContain(command => command.StartsWith("RCPT TO:<anne@xn--mller-kva.example>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Begins_with_signing_in_by_the_password_of_the_file()
    {
        await using var server = new MailServer { Password = "s3cret", Extensions = ["AUTH LOGIN PLAIN"] };
        await File.WriteAllTextAsync(_folder.File("password"), "s3cret\n");
        var outcomes = await Smtp.Send(server, smtp => (smtp.User, smtp.PasswordFile) = ("scheduler", _folder.File("password")), Smtp.Example, Smtp.Example);

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Sent);
        server.Commands.Count(command => command.StartsWith("AUTH", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task With_the_wrong_password_loses_no_mail()
    {
        await using var server = new MailServer { Password = "s3cret", Extensions = ["AUTH LOGIN PLAIN"] };
        var outcomes = await Smtp.Send(server, smtp => (smtp.User, smtp.Password) = ("scheduler", "guess"), Smtp.Example, Smtp.Example);

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Failed);
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stops_before_the_first_e_mail_when_TLS_is_wanted_and_not_offered()
    {
        await using var server = new MailServer();
        var outcomes = await Smtp.Send(server, smtp => smtp.Security = SmtpSecurity.StartTls, Smtp.Example, Smtp.Example);

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Failed);
        server.Commands.ShouldNotContain(command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stops_before_the_first_e_mail_when_the_certificate_is_not_trusted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        await using var server = new MailServer { Certificate = certificate, Extensions = ["STARTTLS"] };
        var outcomes = await Smtp.Send(server, smtp => smtp.Security = SmtpSecurity.StartTls, Smtp.Example, Smtp.Example);

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Failed);
        server.Commands.ShouldNotContain(command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stops_when_the_service_is_told_to()
    {
        await using var server = new MailServer { Answers = new Dictionary<string, string> { ["MAIL"] = MailServer.Silence } };
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Should.ThrowAsync<OperationCanceledException>(() => Smtp.Send(server.Port, _ => { }, stop.Token, Smtp.Example));
    }
}
