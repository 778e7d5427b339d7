using System.Diagnostics;
using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Email;

/// <summary>Names that want to be more than names, in digests as they lie in a folder, read by two MIME parsers: Python's and Perl's MIME::Parser.</summary>
[Trait("Database", "any")]
public sealed class Hostile_text : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names =>
    [
        "Ada\r\nBcc: thief@example.com\r\n\r\n<html>",
        "\"Ada\" <thief@example.com>, other@example.com",
        "Ada \u202Eadoc \u2066x\u200F\u061C",
        "👩🏽‍⚕️💊 Ünal, Ayşe 王秀英",
        "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>",
        "&lt;b&gt; =3D =?utf-8?B?SGk=?= %0d%0a",
        "\0\u0007\u001B[31m\u2028\u2029\uD800",
        "\n.\r\n.\r\n",
        new string('w', 2000),
        string.Concat(Enumerable.Repeat("a \u0301\u0302", 400)),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_harmless_in_every_place(string name)
    {
        var mail = await SampleDigest.OfLines(3, 2, reason: name, name: name).Written();
        var file = await Written(mail with { Subject = name });

        var read = (await Mailbox.Read([file])).Single();
        read["defects"]!.AsArray().ShouldBeEmpty();
        read["ascii"]!.GetValue<bool>().ShouldBeTrue();
        read["crlf"]!.GetValue<bool>().ShouldBeTrue();
        read["longest"]!.GetValue<int>().ShouldBeLessThanOrEqualTo(998);
        read["to"]!.ToJsonString().ShouldBe("""["navigator.one@example.org"]""");
        read["parts"]!.ToJsonString().ShouldBe("""["text/plain","text/html"]""");
        read["names"]!.AsArray().Select(n => n!.GetValue<string>().ToLowerInvariant()).ShouldBe(
            ["from", "date", "subject", "message-id", "to", "auto-submitted", "x-auto-response-suppress", "mime-version", "content-type"], ignoreOrder: true);
        foreach (var active in new[] { "<script", "<img" })
        {
            read.Html().ShouldNotContain(active);
        }

        (read.Text() + read.Html() + read.Header("subject")).Where(letter => letter is (>= '\u202A' and <= '\u202E') or '\u200F').ShouldBeEmpty();
        (await PerlReads(file)).ShouldBe("navigator.one@example.org|multipart/alternative|text/plain|text/html");
    }

    [Theory]
    [InlineData("ada@example.org\r\nBcc: thief@example.com")]
    [InlineData("ada@example.org, thief@example.com")]
    [InlineData("ada@example.org;thief@example.com")]
    [InlineData("<ada@example.org> thief@example.com")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org")]
    public async Task In_an_address_is_refused(string address)
    {
        var (_, outcome) = (await Send((await SampleDigest.WithEverySection().Written()) with { To = address })).Single();

        outcome.ShouldBeOfType<MailOutcome.Refused>();
        Directory.GetFiles(_folder.File("mail")).ShouldBeEmpty();
    }

    private async Task<string> Written(Mail mail)
    {
        (await Send(mail)).Single().Outcome.ShouldBeOfType<MailOutcome.Sent>();
        return Directory.GetFiles(_folder.File("mail")).Single();
    }

    private async Task<IReadOnlyList<(Mail Mail, MailOutcome Outcome)>> Send(Mail mail)
    {
        var transport = new FolderTransport(new SchedulerSettings { Email = new EmailSettings { Folder = _folder.File("mail") } });
        return await transport.Send([mail], CancellationToken.None).ToListAsync();
    }

    /// <summary>Recipient and structure, as MIME::Parser finds them.</summary>
    private static async Task<string> PerlReads(string file)
    {
        const string script = """
            use MIME::Parser; my $parser = MIME::Parser->new; $parser->output_to_core(1); my $mail = $parser->parse_open($ARGV[0]);
            my $to = $mail->head->get('To'); chomp $to; print join('|', $to, $mail->effective_type, map { $_->effective_type } $mail->parts);
            print '|' . $_ for $parser->results->errors, $parser->results->warnings;
            """;
        using var perl = Process.Start(new ProcessStartInfo("perl", ["-e", script, file]) { UseShellExecute = false, RedirectStandardOutput = true,
            RedirectStandardError = true })!;
        var error = perl.StandardError.ReadToEndAsync();
        var output = await perl.StandardOutput.ReadToEndAsync();
        await perl.WaitForExitAsync();
        perl.ExitCode.ShouldBe(0, await error);
        return output;
    }
}
