using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace HerScheduler.Cli;

/// <summary>The command line: parses, runs one verb, and gives the exit status.</summary>
internal static class CommandLine
{
    /// <summary>Runs the one of <paramref name="verbs"/> that <paramref name="args"/> name; see <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, IReadOnlyList<Verb> verbs)
    {
        var root = Root(verbs);
        // No response files: "@name" is a file called so.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            return Refuse(parsed, terminal);
        }

        var streams = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null };
        try
        {
            var status = await parsed.InvokeAsync(streams);
            await terminal.Output.FlushAsync();
            return status;
        }
#pragma warning disable CA1031 // The last stop: a broken world or a bug is one line for the user, never a stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"herscheduler: {Text.Printable.Of($"{fault.GetType().Name}: {fault.Message}")}");
            return ExitCode.Broken;
        }
    }

    private static RootCommand Root(IReadOnlyList<Verb> verbs)
    {
        var root = new RootCommand(
            "Schedules HER2-positive early-breast-cancer treatment: approved plan and facts in, dated events out.\n"
            + "Scheduling support, not medical advice.");
        foreach (var verb in verbs)
        {
            root.Add(verb);
        }

        HelpWithExample.AddTo(root);
        return root;
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        var verb = NameOf(parsed.CommandResult);
        foreach (var error in parsed.Errors)
        {
            terminal.Error.WriteLine($"{verb}: {Text.Printable.Of(error.Message)} See '{verb} --help'.");
        }

        return ExitCode.Unusable;
    }

    /// <summary><c>herscheduler audit verify</c>.</summary>
    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : "herscheduler";
}
