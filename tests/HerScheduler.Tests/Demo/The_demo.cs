using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HerScheduler.Data;
using HerScheduler.Demo;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Demo;

/// <summary>The demo as a newcomer starts it: a process of its own on an empty folder.</summary>
[Trait("Database", "Sqlite")]
public sealed class The_demo
{
    private static readonly string[] Navigators = ["one", "two", "three", "four", "five"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Fills_an_empty_folder_once_and_says_where_to_look()
    {
        using var folder = new TemporaryFolder();
        var url = $"http://127.0.0.1:{FreePort.Find()}";

        var first = await StartAndStop(folder.Path, url);
        var second = await StartAndStop(folder.Path, url);

        first.ShouldContain(line => line.StartsWith("Created   46 sample plans of 18 protocols at 3 clinics", StringComparison.Ordinal));
        first.ShouldContain($"Open      {url}/");
        first.Count(line => line.StartsWith("  curl ", StringComparison.Ordinal)).ShouldBe(3);
        first.ToList().FindIndex(line => line.StartsWith("Open ", StringComparison.Ordinal)).ShouldBeLessThan(6, "the page comes first");
        first.ShouldContain(line => line.StartsWith("Messages  ", StringComparison.Ordinal) && line.Length > "Messages  0 published about them so far.".Length);
        first.ShouldNotContain(line => line.StartsWith("published plan.approved", StringComparison.Ordinal), "folded to one count");
        first.ShouldNotContain(line => line.Contains("Example, ", StringComparison.Ordinal));
        var all = Directory.GetFiles(folder.File("mail"), "*.eml").Length;
        first.ShouldContain($"E-mails   {folder.File("mail")} ({all}: digests, alerts, reports)");
        var digests = Directory.GetFiles(folder.File("mail"), "digest.*.eml").Select(File.ReadAllText).ToList();
        digests.Select(digest => digest.Split('\n').Single(line => line.StartsWith("To: ", StringComparison.Ordinal)).Trim()).Order(StringComparer.Ordinal)
            .ShouldBe(Navigators.Select(name => $"To: navigator.{name}@example.org")
                .Order(StringComparer.Ordinal), "one for each navigator, whatever the hour");
        digests.ShouldAllBe(digest => digest.Contains("demo-", StringComparison.OrdinalIgnoreCase));
        second.ShouldContain($"E-mails   {folder.File("mail")} ({all}: digests, alerts, reports)", "nothing is sent again");
        second.ShouldContain("Created   nothing: the sample plans are there from an earlier start.");
        second.ShouldNotContain(line => line.StartsWith("published plan.approved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_a_port_is_taken_before_anything_is_filled()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var run = await CommandRun.Of(["demo", "--data", folder.File("demo"), "--urls", $"http://127.0.0.1:{port}"]);

        run.Status.ShouldBe(2);
        run.Error.ShouldContain($"Port {port} is taken");
        Directory.Exists(folder.File("demo")).ShouldBeFalse();
    }

    /// <summary>In a container, or behind a proxy.</summary>
    [Fact]
    public async Task Writes_the_address_that_people_come_to_into_links_and_onto_its_page()
    {
        using var folder = new TemporaryFolder();

        var lines = await StartAndStop(folder.Path, $"http://127.0.0.1:{FreePort.Find()}", "https://demo.clinic.example/");

        lines.ShouldContain("Open      https://demo.clinic.example/");
        Directory.GetFiles(folder.File("mail"), "digest.*.eml").Select(File.ReadAllText)
            .ShouldAllBe(digest => digest.Contains("https://demo.clinic.example/", StringComparison.Ordinal) && !digest.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    /// <summary>The page counts all e-mails of the first start: every sweep that writes some has its turn before.</summary>
    [Fact]
    public async Task Counts_the_reports_of_the_first_days_of_a_month_too()
    {
        using var folder = new TemporaryFolder();
        using var page = new Page();
        using var stop = new CancellationTokenSource();
        var clock = new ManualTime(new DateTimeOffset(2026, 12, 3, 12, 0, 0, TimeSpan.Zero));
        var demo = new DemoRun(Program.Host, folder.Path, $"http://127.0.0.1:{FreePort.Find()}", page, clock).Run(stop.Token);

        await (await Task.WhenAny(page.Whole, demo)).WaitAsync(Patience);
        await stop.CancelAsync();
        await demo.WaitAsync(Patience);

        var mails = Directory.GetFiles(folder.File("mail"), "*.eml");
        mails.Count(mail => Path.GetFileName(mail).StartsWith(MailRow.EchoReport, StringComparison.Ordinal)).ShouldBe(3, "one for each clinic");
        $"{page}".Split('\n').ShouldContain($"E-mails   {folder.File("mail")} ({mails.Length}: digests, alerts, reports)");
    }

    /// <summary>Starts it, reads until the page of where to look is complete, tells it to stop, and reads to the end.</summary>
    private static async Task<IReadOnlyList<string>> StartAndStop(string folder, string url, string? address = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "herscheduler.dll"), "demo", "--data", folder, "--urls", url])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        if (address is not null)
        {
            start.Environment["HerScheduler__BaseUri"] = address;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        using var stopAnyway = patience.Token.Register(() => process.Kill(entireProcessTree: true));
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            lines.Add(line);
            if (line.Contains("Stop with Ctrl+C", StringComparison.Ordinal))
            {
                using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
                await stop.WaitForExitAsync(patience.Token);
            }
        }

        await process.WaitForExitAsync(patience.Token);
        process.ExitCode.ShouldBe(0, string.Join('\n', lines.TakeLast(20)));
        return lines;
    }
    /// <summary>Where the demo writes.</summary>
    private sealed class Page : StringWriter
    {
        private readonly TaskCompletionSource _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Page()
            : base(System.Globalization.CultureInfo.InvariantCulture)
        {
        }

        /// <summary>Once its last line is there.</summary>
        public Task Whole => _whole.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains("Stop with Ctrl+C", StringComparison.Ordinal) == true)
            {
                _whole.TrySetResult();
            }
        }
    }
}
