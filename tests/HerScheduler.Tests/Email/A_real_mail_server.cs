using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Email;

/// <summary>The SMTP transport and Exim.</summary>
[Trait("Database", "any")]
public sealed class A_real_mail_server : IDisposable
{
    private readonly string _address = RealMailServer.NewAddress();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Delivers_what_an_independent_parser_reads()
    {
        (await Smtp.Send(RealMailServer.Port, Smtp.Example with { To = _address })).Single().ShouldBeOfType<MailOutcome.Sent>();

        var mail = (await RealMailServer.MailsFor(_address)).ShouldHaveSingleItem();
        mail["defects"]!.AsArray().ShouldBeEmpty();
        mail.Text().ReplaceLineEndings("\n").TrimEnd('\n').ShouldBe(Smtp.Example.Text);
        mail.Html().TrimEnd('\r', '\n').ShouldBe(Smtp.Example.Html);
        mail.Header("subject").ShouldBe(Smtp.Example.Subject);
        mail.Header("message-id").ShouldBe(Smtp.Example.MessageId);
        mail.Header("auto-submitted").ShouldBe("auto-generated");
    }

    [Fact]
    public async Task That_closes_connections_after_60_e_mails_gets_a_hundred_and_fifty()
    {
        var outcomes = await Smtp.Send(RealMailServer.Port, smtp => smtp.Connections = 1, Smtp.Many(150, _address));

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Sent);
        var mails = await RealMailServer.MailsFor(_address, 150);
        mails.Select(mail => mail.Header("message-id")).Distinct().Count().ShouldBe(150);
    }

    [Fact]
    public async Task Gets_a_batch_over_several_connections_and_each_e_mail_once()
    {
        var outcomes = await Smtp.Send(RealMailServer.Port, smtp => smtp.Connections = 4, Smtp.Many(60, _address));

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Sent);
        (await RealMailServer.MailsFor(_address, 60)).Select(mail => mail.Header("message-id")).ShouldBeUnique();
    }

    [Fact]
    public async Task Is_spoken_to_with_STARTTLS_and_signed_in_to()
    {
        await File.WriteAllTextAsync(_folder.File("password"), "s3cret\n");
        var outcomes = await Smtp.Send(RealMailServer.SubmissionPort, smtp => SignIn(smtp, _folder.File("password")), Smtp.Many(3, _address));

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Sent);
        (await RealMailServer.MailsFor(_address, 3))
            .ShouldAllBe(mail => mail.Header("received").Contains("esmtpsa", StringComparison.Ordinal), "with TLS, signed in");
    }

    [Fact]
    public async Task With_the_wrong_password_takes_nothing_and_nothing_is_lost()
    {
        await File.WriteAllTextAsync(_folder.File("password"), "guess");
        var outcomes = await Smtp.Send(RealMailServer.SubmissionPort, smtp => SignIn(smtp, _folder.File("password")), Smtp.Many(2, _address));

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Failed && ((MailOutcome.Failed)outcome).IsOfServer);
    }

    [Fact]
    public async Task That_wants_TLS_takes_nothing_without_it_and_nothing_is_lost()
    {
        var outcomes = await Smtp.Send(RealMailServer.SubmissionPort, Smtp.Example with { To = _address });

        outcomes.Single().ShouldBeOfType<MailOutcome.Failed>();
    }

    [Fact]
    public async Task Of_another_name_than_its_certificate_says_gets_nothing()
    {
        var outcomes = await Smtp.Send(RealMailServer.SubmissionPort, smtp => (smtp.Host, smtp.Security) = ("127.0.0.2", SmtpSecurity.StartTls), Smtp.Example);

        outcomes.Single().ShouldBeOfType<MailOutcome.Failed>();
    }

    [Fact]
    public async Task Is_spoken_to_with_TLS_from_the_first_byte()
    {
        var outcomes = await Smtp.Send(RealMailServer.TlsPort, smtp =>
            (smtp.Host, smtp.Security) = ("localhost", SmtpSecurity.ImplicitTls), Smtp.Many(2, _address));

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Sent);
        (await RealMailServer.MailsFor(_address, 2)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whose_authority_has_no_revocation_list_gets_nothing_once_that_is_asked_for()
    {
        var outcomes = await Smtp.Send(
            RealMailServer.Port, smtp =>
                (smtp.Host, smtp.Security, smtp.CheckRevocation) = ("localhost", SmtpSecurity.StartTls, true), Smtp.Example with { To = _address });

        outcomes.Single().ShouldBeOfType<MailOutcome.Failed>();
    }

    [Fact]
    public async Task Refuses_who_it_does_not_know_and_puts_off_who_is_busy_and_takes_the_others()
    {
        var outcomes = await Smtp.Send(
            RealMailServer.Port,
            Smtp.Example with { To = "unknown@strict.example.org" },
            Smtp.Example with { To = "busy@example.org" },
            Smtp.Example with { To = $"{new string('a', 64)}@{new string('b', 300)}.example" },
            Smtp.Example with { To = _address });

        outcomes[0].ShouldBeOfType<MailOutcome.Refused>().Reason.ShouldContain("No such person");
        outcomes[1].ShouldBe(new MailOutcome.Failed(((MailOutcome.Failed)outcomes[1]).Reason));
        outcomes[2].ShouldBeOfType<MailOutcome.Refused>();
        outcomes[3].ShouldBeOfType<MailOutcome.Sent>();
    }

    [Fact]
    public async Task That_does_not_answer_in_time_is_left_and_asked_again_for_the_next()
    {
        var outcomes = await Smtp.Send(
            RealMailServer.Port, smtp =>
                smtp.Timeout = TimeSpan.FromSeconds(10), Smtp.Example with { To = "slow@example.org" }, Smtp.Example with { To = _address });

        outcomes[0].ShouldBeOfType<MailOutcome.Failed>().Reason.ShouldContain("10 seconds");
        outcomes[1].ShouldBeOfType<MailOutcome.Sent>();
    }

    private static void SignIn(SmtpSettings smtp, string passwordFile) =>
        (smtp.Host, smtp.Security, smtp.User, smtp.PasswordFile) = ("localhost", SmtpSecurity.StartTls, "scheduler", passwordFile);
}
