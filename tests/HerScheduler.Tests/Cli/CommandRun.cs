using System.Text;
using HerScheduler.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary>One call of the command line inside this process, as if piped: no colour, 120 columns.</summary>
internal sealed record CommandRun(int Status, string Output, string Error)
{
    public static readonly DateTimeOffset Now = new(2026, 1, 5, 23, 30, 0, TimeSpan.Zero);

    public IReadOnlyList<string> Lines => Output.Split('\n');

    public IReadOnlyList<string> Faults => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<CommandRun> Of(params string[] args) => Of(standardInput: "", args);

    public static async Task<CommandRun> Of(string standardInput, string[] args, int width = Terminal.DefaultWidth, bool colour = false)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(standardInput));
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = await Program.Run(args, new Terminal(input, output, error, width, colour, new ManualTime(Now)));
        return new CommandRun(status, output.ToString(), error.ToString());
    }
}
