using HerScheduler.Email;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Email;

/// <summary>What becomes of an e-mail, by what the mail server answers.
/// The server is a scripted one, for answers that an installed one cannot be made to give; A_real_mail_server has the others.</summary>
[Trait("Database", "any")]
public sealed class Mail_server_answers
{
    [Theory]
    [InlineData("RCPT TO:<full@", "550 5.1.1 No such person")]
    [InlineData("RCPT TO:<full@", "553 5.1.3 Bad address")]
    [InlineData("MAIL", "552 5.3.4 Too large")]
    [InlineData(".", "552 5.3.4 Too large")]
    [InlineData(".", "550 5.7.1 Looks like spam")]
    [InlineData(".", "554 5.6.0 Not this")]
    public async Task That_are_final_mean_refused(string command, string answer) => (await Outcome(command, answer)).ShouldBeOfType<MailOutcome.Refused>();

    [Theory]
    [InlineData("RCPT TO:<full@", "450 4.2.1 Mailbox busy")]
    [InlineData("RCPT TO:<full@", "452 4.2.2 Mailbox full")]
    [InlineData("MAIL", "451 4.3.0 Try later")]
    [InlineData("MAIL", "421 4.3.2 Going down")]
    [InlineData("DATA", "451 4.3.0 Try later")]
    [InlineData(".", "452 4.3.1 Disk full")]
    [InlineData("RCPT TO:<full@", MailServer.HangUp)]
    [InlineData(".", MailServer.HangUp)]
    [InlineData("EHLO", MailServer.HangUp)]
    public async Task That_are_not_final_mean_failed(string command, string answer) => (await Outcome(command, answer)).ShouldBeOfType<MailOutcome.Failed>();

    [Theory]
    [InlineData("MAIL", "530 5.7.0 Authentication required")]
    [InlineData("MAIL", "530 5.7.0 Must issue a STARTTLS command first")]
    [InlineData("RCPT", "535 5.7.8 Sign in again")]
    public async Task That_blame_the_settings_lose_no_mail(string command, string answer) =>
        (await Outcome(command, answer)).ShouldBeOfType<MailOutcome.Failed>();

    [Theory]
    [InlineData("MAIL", "550 5.7.1 Not from you")]
    [InlineData("MAIL", "553 5.1.8 No such sender")]
    [InlineData("MAIL", "554 5.7.1 Your network is listed")]
    public async Task That_blame_the_sender_lose_no_mail(string command, string answer) =>
        (await Outcome(command, answer)).ShouldBeOfType<MailOutcome.Failed>().IsOfServer.ShouldBeTrue();

    [Theory]
    [InlineData("554 5.3.2 No mail taken today")]
    [InlineData("550 5.7.1 Not from there")]
    public async Task That_refuse_the_connection_lose_no_mail(string greeting)
    {
        await using var server = new MailServer { Greeting = greeting };

        (await Smtp.Send(server, Smtp.Example)).Single().ShouldBeOfType<MailOutcome.Failed>().IsOfServer.ShouldBeTrue();
    }

    [Theory]
    [InlineData("550 5.1.1 No such person")]
    [InlineData("450 4.2.1 Mailbox busy")]
    [InlineData(MailServer.HangUp)]
    [InlineData("421 4.3.2 Going down" + MailServer.HangUp)]
    public async Task For_one_e_mail_do_not_touch_the_next(string answer)
    {
        await using var server = new MailServer { Answers = new Dictionary<string, string> { ["RCPT TO:<full@"] = answer } };
        var outcomes = await Smtp.Send(server, Smtp.Example with { To = "full@example.org" }, Smtp.Example);

        outcomes[0].ShouldNotBeOfType<MailOutcome.Sent>();
        outcomes[1].ShouldBeOfType<MailOutcome.Sent>();
        server.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task That_never_come_mean_failed_after_the_time_out()
    {
        await using var server = new MailServer { Answers = new Dictionary<string, string> { ["MAIL"] = MailServer.Silence } };
        var outcomes = await Smtp.Send(server, smtp => smtp.Timeout = TimeSpan.FromSeconds(1), Smtp.Example);

        outcomes.Single().ShouldBe(new MailOutcome.Failed("The mail server did not answer within 1 seconds.", IsOfServer: true));
    }

    [Fact]
    public async Task That_never_come_do_not_hold_up_the_whole_batch()
    {
        await using var server = new MailServer { Answers = new Dictionary<string, string> { ["MAIL"] = MailServer.Silence } };
        var outcomes = await Smtp.Send(server, smtp =>
            (smtp.Timeout, smtp.Connections) = (TimeSpan.FromMilliseconds(300), 1), Smtp.Many(50, "navigator.one@example.org"));

        outcomes.OfType<MailOutcome.Failed>().Count(outcome => !outcome.Reason.StartsWith("Not tried", StringComparison.Ordinal))
            .ShouldBe(3, "then nobody asks any more");
        outcomes.OfType<MailOutcome.Failed>().Count().ShouldBe(50);
    }

    [Fact]
    public async Task Cut_off_in_the_middle_of_an_e_mail_mean_failed()
    {
        await using var server = new MailServer { Answers = new Dictionary<string, string> { ["DATA"] = "354 Go on" + MailServer.HangUp } };
        var outcomes = await Smtp.Send(server, Smtp.Example);

        outcomes.Single().ShouldBeOfType<MailOutcome.Failed>().IsOfServer.ShouldBeTrue();
    }

    [Theory]
    [InlineData("RCPT TO:<full@", "450 4.2.1 Mailbox busy", false)]
    [InlineData("MAIL", "421 4.3.2 Going down", true)]
    [InlineData("EHLO", MailServer.HangUp, true)]
    public async Task Tell_a_server_that_is_away_from_an_e_mail_it_does_not_want_now(string command, string answer, bool isOfServer) =>
        (await Outcome(command, answer)).ShouldBeOfType<MailOutcome.Failed>().IsOfServer.ShouldBe(isOfServer);

    [Fact]
    public async Task Are_not_to_be_had_without_a_server()
    {
        using var port = new DeadPort();
        var outcomes = await Smtp.Send(port.Number, Smtp.Example, Smtp.Example);

        outcomes.ShouldAllBe(outcome => outcome is MailOutcome.Failed);
        outcomes.Count.ShouldBe(2);
    }

    private static async Task<MailOutcome> Outcome(string command, string answer)
    {
        await using var server = new MailServer { Answers = new Dictionary<string, string> { [command] = answer }, Extensions = ["PIPELINING", "8BITMIME"] };
        return (await Smtp.Send(server, Smtp.Example with { To = "full@example.org" })).Single();
    }
}
