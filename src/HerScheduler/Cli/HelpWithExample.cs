using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HerScheduler.Cli;

/// <summary>The library's help, followed by the verb's example.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Makes <c>--help</c> of <paramref name="root"/> and its verbs show examples.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExample((HelpAction)option.Action!);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var status = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Example:");
            foreach (var line in verb.Example.Split('\n'))
            {
                output.WriteLine($"  {line}");
            }
        }

        return status;
    }
}
