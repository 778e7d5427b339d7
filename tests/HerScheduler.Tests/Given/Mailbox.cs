using System.Diagnostics;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>The folder into which the service writes its e-mails, read by a MIME parser that is not ours: Python's.</summary>
public static class Mailbox
{
    private const string Parser = """
        import email, email.policy, json, sys
        mails = []
        for path in sys.argv[1:]:
            raw = open(path, "rb").read()
            mail = email.message_from_bytes(raw, policy=email.policy.default)
            parts = list(mail.iter_parts())
            defects = [str(d) for part in mail.walk() for d in part.defects]
            mails.append({
                "path": path, "size": len(raw), "crlf": raw.count(b"\n") == raw.count(b"\r\n"), "defects": defects,
                "headers": {name.lower(): str(value) for name, value in mail.items()}, "names": [name for name, _ in mail.items()],
                "type": mail.get_content_type(), "parts": [part.get_content_type() for part in parts],
                "charsets": [part.get_content_charset() for part in parts],
                "text": parts[0].get_content(), "html": parts[-1].get_content(),
                "longest": max(len(line) for line in raw.splitlines()), "ascii": all(byte < 128 for byte in raw),
                "to": [a.addr_spec for a in mail["to"].addresses],
            })
        json.dump(mails, sys.stdout)
        """;

    public static IReadOnlyList<string> MailFiles(this ServiceFixture service) =>
        Directory.Exists(service.File("mail"))
            ? [.. Directory.GetFiles(service.File("mail"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Every e-mail in the folder, in the order of the file names.</summary>
    public static Task<IReadOnlyList<JsonNode>> Mails(this ServiceFixture service) => Read(service.MailFiles());

    /// <summary>These e-mails.</summary>
    [Needs(Need.Machine)]
    public static async Task<IReadOnlyList<JsonNode>> Read(IReadOnlyList<string> files)
    {
        if (files.Count == 0)
        {
            return [];
        }

        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", Parser, .. files]) { UseShellExecute = false, RedirectStandardOutput = true,
            RedirectStandardError = true })!;
        var error = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        python.ExitCode.ShouldBe(0, await error);
        return [.. JsonNode.Parse(output)!.AsArray().Select(mail => mail!)];
    }

    public static string Header(this JsonNode mail, string name) => mail["headers"]![name]?.GetValue<string>() ?? "";

    public static string Text(this JsonNode mail) => mail["text"]!.GetValue<string>();

    public static string Html(this JsonNode mail) => mail["html"]!.GetValue<string>();

    private static string File(this ServiceFixture service, string name) => Path.Combine(service.Folder, name);
}
