using System.Globalization;
using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>
/// The Exim that tests/run.sh starts (HERSCHEDULER_TEST_SMTP says where): example.org takes everybody but busy@ (450) and slow@ (no answer for a
/// minute), strict.example.org takes known@ alone (550), and a connection is closed after 60 e-mails.
/// </summary>
[Needs(Need.Machine)]
internal static class RealMailServer
{
    private static readonly string[] Parts = (Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_SMTP")
        ?? throw new InvalidOperationException("These tests need a mail server; HERSCHEDULER_TEST_SMTP does not say where. tests/run.sh starts an Exim."))
            .Split(';');

    /// <summary>Takes e-mail from anybody, with STARTTLS for who wants it.</summary>
    public static int Port => Number(0);

    /// <summary>TLS from the first byte.</summary>
    public static int TlsPort => Number(1);

    /// <summary>STARTTLS and a sign-in are required: scheduler, s3cret.</summary>
    public static int SubmissionPort => Number(2);

    /// <summary>An address nobody else uses.</summary>
    public static string NewAddress() => $"n-{Guid.NewGuid():N}@example.org";

    /// <summary>What the settings of a service have to say.</summary>
    public static Dictionary<string, string?> Settings(int port) => new(StringComparer.Ordinal)
    {
        ["HerScheduler:Email:Transport"] = nameof(EmailTransport.Smtp),
        ["HerScheduler:Email:From"] = "scheduler@example.org",
        ["HerScheduler:Email:Smtp:Host"] = "localhost",
        ["HerScheduler:Email:Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The e-mails for <paramref name="address"/>, once there are <paramref name="count"/>; at most two minutes later those there are.</summary>
    public static async Task<IReadOnlyList<JsonNode>> MailsFor(string address, int count = 1)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var files = FilesFor(address);
        for (var looks = 0; files.Count < count && looks < 2_400; looks++)
        {
            await look.WaitForNextTickAsync();
            files = FilesFor(address);
        }

        return await Mailbox.Read(files);
    }

    /// <summary>
    /// The headers of all e-mails to addresses that hold <paramref name="part"/>, once there are <paramref name="count"/>; at most two minutes later those
    /// there are.
    /// </summary>
    public static async Task<IReadOnlyList<Envelope>> HeadersFor(string part, int count)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        var all = Envelopes(part);
        for (var looks = 0; all.Count < count && looks < 240; looks++)
        {
            await look.WaitForNextTickAsync();
            all = Envelopes(part);
        }

        return all;
    }

    private static List<Envelope> Envelopes(string part) =>
    [
        .. Directory.GetFiles(Path.Combine(Parts[3], "new"))
            .Select(file => File.ReadLines(file).TakeWhile(line => line.Length > 0).ToList())
            .Select(lines => new Envelope(Header(lines, "Envelope-to"), Header(lines, "Message-ID"), Header(lines, "Subject")))
            .Where(mail => mail.To.Contains(part, StringComparison.Ordinal)),
    ];

    private static string Header(List<string> lines, string name) =>
        lines.Find(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..].Trim() ?? "";

    private static List<string> FilesFor(string address) =>
        [.. Directory.GetFiles(Path.Combine(Parts[3], "new")).Where(file => File.ReadLines(file).Take(10).Contains($"Envelope-to: {address}"))
            .Order(StringComparer.Ordinal)];

    private static int Number(int part) => int.Parse(Parts[part], CultureInfo.InvariantCulture);
}

/// <summary>Of an e-mail that arrived: to whom, which, and what it is called.</summary>
internal sealed record Envelope(string To, string MessageId, string Subject);
