using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>Chromium, asked how an HTML document comes out.</summary>
[Needs(Need.Machine)]
internal static partial class Browser
{
    /// <summary>How wide the document is in a window of <paramref name="width"/> pixels: wider means scrolling sideways.</summary>
    public static async Task<int> ContentWidth(string html, int width, TemporaryFolder folder)
    {
        await File.WriteAllTextAsync(folder.File("mail.html"), html);
        await File.WriteAllTextAsync(
            folder.File("frame.html"),
            $$"""
            <!DOCTYPE html><body><iframe src="mail.html" style="border:0;width:{{width}}px;height:4000px"></iframe>
            <script>onload = () => document.body.title = 'wide ' + frames[0].document.documentElement.scrollWidth</script></body>
            """);
        var page = await Dom(folder.File("frame.html"), folder);
        return int.Parse(Wide().Match(page).Groups["pixels"].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> Dom(string file, TemporaryFolder folder)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--allow-file-access-from-files",
            $"--user-data-dir={folder.File("chromium")}", "--dump-dom", $"file://{file}",
        ];
        using var chromium =
            Process.Start(new ProcessStartInfo("chromium-headless-shell", arguments) { UseShellExecute = false, RedirectStandardOutput = true,
                RedirectStandardError = true })!;
        var error = chromium.StandardError.ReadToEndAsync();
        var output = await chromium.StandardOutput.ReadToEndAsync();
        await chromium.WaitForExitAsync();
        chromium.ExitCode.ShouldBe(0, await error);
        return output;
    }

    [GeneratedRegex("title=\"wide (?<pixels>[0-9]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Wide();
}
