using System.Diagnostics;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>
/// The scripts of <c>tests/node</c> and the packages they need. HERSCHEDULER_TEST_NODE says where they are installed (tests/run.sh does it);
/// without it <c>npm ci</c> was run in tests/node.
/// </summary>
[Needs(Need.Machine)]
internal static class Node
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_NODE") ?? Repository.File("tests/node");

    public static string Packages
    {
        get
        {
            var packages = Path.Combine(Folder, "node_modules");
            Directory.Exists(packages)
                .ShouldBeTrue($"these tests need the packages of tests/node; tests/run.sh installs them, or run npm ci there ({packages} does not exist)");
            return packages;
        }
    }

    /// <summary>Runs a script of <c>tests/node</c> to its end.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public static async Task<string> Run(string script, string input)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Path.GetDirectoryName(Packages)!, script)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var error = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await error);
        return await output;
    }
}
