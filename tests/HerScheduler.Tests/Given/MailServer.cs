using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HerScheduler.Tests.Given;

/// <summary>
/// A mail server on the loopback address, for what an installed one does not do when asked to: refuse, put off, hang up, say nothing.
/// It speaks RFC 5321, one connection after the other, and keeps what it was told and what it took.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    /// <summary>Instead of an answer, or at its end: the connection ends.</summary>
    public const string HangUp = "(hang up)";

    /// <summary>Instead of an answer: nothing, until the client leaves.</summary>
    public const string Silence = "(silence)";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;
    private readonly Lock _gate = new();
    private readonly List<string> _commands = [];
    private readonly List<string> _mails = [];
    private bool _signedIn;

    public MailServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = Serve();
    }

    public int Port { get; }

    public int Connections { get; private set; }

    /// <summary>Done when the first connection is over.</summary>
    public Task Left => _left.Task;

    /// <summary>Every command until now, in order, over all connections.</summary>
    public IReadOnlyList<string> Commands => Until(_commands);

    /// <summary>The e-mails taken until now, as they came over the line.</summary>
    public IReadOnlyList<string> Mails => Until(_mails);

    /// <summary>What it says before anything else.</summary>
    public string Greeting { get; init; } = "220 mail.example.org";

    /// <summary>What EHLO says it can do.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>
    /// Answers other than the usual one, by how the command begins; "." is the end of an e-mail. Who changes them meanwhile gives a concurrent dictionary.
    /// </summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>With one, only who signs in with it may send.</summary>
    public string? Password { get; init; }

    /// <summary>For STARTTLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
    }

    private void Keep(List<string> all, string one)
    {
        lock (_gate)
        {
            all.Add(one);
        }
    }

    private IReadOnlyList<string> Until(List<string> all)
    {
        lock (_gate)
        {
            return [.. all];
        }
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Connections++;
                _signedIn = false;
                await Talk(new MailLine(client.GetStream(), _end.Token));
                _left.TrySetResult();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task Talk(MailLine line)
    {
        try
        {
            await line.Say(Greeting);
            while (await line.Hear() is { } command)
            {
                Keep(_commands, command);
                var answer = await Answer(line, command);
                if (answer.EndsWith(HangUp, StringComparison.Ordinal))
                {
                    await line.Say(answer[..^HangUp.Length]);
                    return;
                }

                if (answer != Silence)
                {
                    await line.Say(answer);
                }

                if (Certificate is not null && command.Equals("STARTTLS", StringComparison.OrdinalIgnoreCase))
                {
                    await line.Protect(Certificate);
                }
            }
        }
        catch (IOException)
        {
            // The client left: so do real ones.
        }
    }

    private async Task<string> Answer(MailLine line, string command)
    {
        var scripted = Answers.FirstOrDefault(answer => command.StartsWith(answer.Key, StringComparison.OrdinalIgnoreCase)).Value;
        return scripted ?? command.Split(' ', ':')[0].ToUpperInvariant() switch
        {
            "EHLO" => string.Concat(Extensions.Select(extension => $"250-{extension}\r\n").Prepend("250-mail.example.org\r\n")) + "250 HELP",
            "STARTTLS" => "220 TLS now",
            "AUTH" => await SignIn(line, command.Split(' ')),
            "MAIL" when Password is not null && !_signedIn => "530 5.7.0 Authentication required",
            "DATA" => await Take(line),
            "QUIT" => "221 Bye",
            _ => "250 OK",
        };
    }

    /// <summary>PLAIN and LOGIN, with what is asked for in the command itself or after it.</summary>
    private async Task<string> SignIn(MailLine line, string[] words)
    {
        var said = words.Length > 2 ? words[2] : "";
        if (words[1].Equals("LOGIN", StringComparison.OrdinalIgnoreCase))
        {
            said = said.Length > 0 ? said : await line.Ask("334 VXNlcm5hbWU6");
            said = await line.Ask("334 UGFzc3dvcmQ6");
        }

        _signedIn = Encoding.UTF8.GetString(Convert.FromBase64String(said)).Split('\0')[^1] == Password;
        return _signedIn ? "235 Welcome" : "535 5.7.8 Wrong password";
    }

    private async Task<string> Take(MailLine line)
    {
        var mail = new StringBuilder();
        for (var next = await line.Ask("354 Go on"); next != "."; next = await line.Hear() ?? throw new IOException("The e-mail ends in the middle."))
        {
            mail.Append(next.StartsWith('.') ? next[1..] : next).Append("\r\n");
        }

        if (Answers.TryGetValue(".", out var scripted))
        {
            return scripted;
        }

        Keep(_mails, mail.ToString());
        return "250 Taken";
    }
}
