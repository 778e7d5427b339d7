using System.Diagnostics;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>A Python that has pika: HERSCHEDULER_TEST_PYTHON (tests/run.sh finds it), or the first on the path.</summary>
[Needs(Need.Machine)]
internal static class Python
{
    public static string Program { get; } = Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_PYTHON") ?? "python3";

    /// <summary>Starts a script of the repository; the caller talks to it.</summary>
    public static Process Start(string script, params string[] arguments) => Process.Start(
        new ProcessStartInfo(Program, [Repository.File(script), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true,
            UseShellExecute = false })!;

    /// <summary>Runs a script that reads all of its standard input before it writes.</summary>
    /// <returns>The JSON that it wrote to standard output.</returns>
    public static async Task<JsonArray> Ask(string script, byte[] input)
    {
        using var python = Start(script);
        await python.StandardInput.BaseStream.WriteAsync(input);
        python.StandardInput.Close();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        python.ExitCode.ShouldBe(0, "what it says stands on standard error");
        return JsonNode.Parse(output)!.AsArray();
    }

    /// <summary>Runs a script of the repository to its end.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public static async Task<string> Run(string script, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, [Repository.File(script), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true,
            RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var python = Process.Start(start)!;
        var error = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        python.ExitCode.ShouldBe(0, await error);
        return output;
    }
}
