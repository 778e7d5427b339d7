using System.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>A Python that has pika, RabbitMQ's client there (Debian: python3-pika). A test that finds none fails.</summary>
internal static class Python
{
    private static readonly Lazy<string> Program = new(Find);

    /// <summary>Starts a script that lies beside the tests.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program.Value) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, script)))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static string Find() =>
        new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasPika)
        ?? throw new InvalidOperationException("This test needs a python3 with pika; tests/run.sh installs the package python3-pika.");

    private static bool HasPika(string program)
    {
        if (Path.IsPathRooted(program) && !File.Exists(program))
        {
            return false;
        }

        using var asked = Process.Start(new ProcessStartInfo(program) { ArgumentList = { "-c", "import pika" }, RedirectStandardError = true, UseShellExecute = false })!;
        asked.WaitForExit();
        return asked.ExitCode == 0;
    }
}
