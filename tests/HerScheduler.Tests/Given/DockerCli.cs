using System.Diagnostics;
using System.Globalization;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>Docker's command line.</summary>
[Needs(Need.Docker)]
internal static class DockerCli
{
    private static readonly Dictionary<string, string> NoVariables = [];

    /// <summary>SQL Server cannot be had on every machine that tests: its place is taken by PostgreSQL, as an administrator would do it.</summary>
    private static readonly string[] ComposeFiles = ["docker-compose.yml", "compose.postgres.yml"];

    /// <returns>What it wrote to standard output.</returns>
    public static Task<string> Run(params string[] words) => Succeed(["docker", .. words], NoVariables);

    /// <param name="variables">Of the files.</param>
    /// <param name="words">The verb and what belongs to it.</param>
    public static Task<string> Compose(IReadOnlyDictionary<string, string> variables, params string[] words) => Compose(ComposeFiles, variables, words);

    /// <param name="files">Of the repository; the later say what is different.</param>
    /// <param name="variables">Of the files.</param>
    /// <param name="words">The verb and what belongs to it.</param>
    public static Task<string> Compose(IReadOnlyList<string> files, IReadOnlyDictionary<string, string> variables, params string[] words)
    {
        var named = files.SelectMany(file => new[] { "-f", Repository.File(file) });
        return Succeed(["docker", "compose", "--project-directory", Repository.Folder, .. named, .. words], variables);
    }

    /// <returns>The exit status and standard error of what is expected to be refused.</returns>
    public static async Task<(int Status, string Error)> Refused(params string[] words)
    {
        var (status, _, error) = await Try(["docker", .. words], NoVariables);
        return (status, error);
    }

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
