using System.CommandLine;

namespace HerScheduler.Cli;

/// <summary>One verb of the command line, with an example that <c>--help</c> shows.</summary>
internal abstract class Verb(string name, string description, string example) : Command(name, description)
{
    /// <summary>One or more lines to type.</summary>
    public string Example { get; } = example;
}
