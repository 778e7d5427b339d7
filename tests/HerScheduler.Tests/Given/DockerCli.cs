using System.Diagnostics;
using System.Globalization;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>Docker's command line.</summary>
[Needs(Need.Docker)]
internal static class DockerCli
{
    private static readonly Dictionary<string, string> NoVariables = [];

    /// <summary>The plugin, or the program of its own that Debian has.</summary>
    private static readonly Lazy<Task<string[]>> ComposeCommand = new(async () =>
        (await Try(["docker", "compose", "version"], NoVariables)).Status == 0 ? ["docker", "compose"] : ["docker-compose"]);

    /// <returns>What it wrote to standard output.</returns>
    public static Task<string> Run(params string[] words) => Succeed(["docker", .. words], NoVariables);

    /// <param name="variables">Of the file.</param>
    /// <param name="words">The verb and what belongs to it.</param>
    public static async Task<string> Compose(IReadOnlyDictionary<string, string> variables, params string[] words) =>
        await Succeed([.. await ComposeCommand.Value, "--project-directory", Repository.Folder, "-f", Repository.File("docker-compose.yml"), .. words],
            variables);

    private static async Task<string> Succeed(string[] words, IReadOnlyDictionary<string, string> variables)
    {
        var (status, output, error) = await Try(words, variables);
        status.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', words)}: {output}{error}"));
        return output;
    }

    private static async Task<(int Status, string Output, string Error)> Try(string[] words, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, said[0], said[1]);
    }
}
