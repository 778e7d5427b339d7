using System.Text;

namespace HerScheduler.Cli;

/// <summary>Where a verb reads from and writes to, and what the reader's screen can do.</summary>
/// <param name="Input">Standard input, as bytes.</param>
/// <param name="Output">Standard output, UTF-8.</param>
/// <param name="Error">Standard error, one line per fault.</param>
/// <param name="Width">Columns a table may use.</param>
/// <param name="Colour">Colour is wanted: a terminal, and NO_COLOR is not set.</param>
/// <param name="Clock">For today, when no day is given.</param>
internal sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error, int Width, bool Colour, TimeProvider Clock)
{
    /// <summary>The width of a table that is piped, or of a screen that does not say how wide it is.</summary>
    public const int DefaultWidth = 120;

    private const int NarrowestTable = 80;

    /// <summary>Somebody watches standard error: how far a long verb has come is shown there.</summary>
    /// <value>Default: false.</value>
    public bool ShowsProgress { get; init; }

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The process's own streams. The caller flushes <see cref="Output"/>.</summary>
    public static Terminal OfProcess(TimeProvider clock)
    {
        var screen = !Console.IsOutputRedirected;
        return new Terminal(
            Console.OpenStandardInput(),
            new StreamWriter(Console.OpenStandardOutput(), Utf8, bufferSize: 16384) { NewLine = "\n" },
            new StreamWriter(Console.OpenStandardError(), Utf8) { NewLine = "\n", AutoFlush = true },
            screen ? ScreenWidth() : DefaultWidth,
            screen && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            clock)
        {
            ShowsProgress = !Console.IsErrorRedirected,
        };
    }

    /// <summary>Writes one line per fault, naming the file, and gives the exit status for it.</summary>
    public int Unusable(string file, IEnumerable<Core.Json.Fault> faults)
    {
        foreach (var fault in faults)
        {
            Error.WriteLine($"{Text.Printable.Of(file)}: {Text.Printable.Of(fault.ToString())}");
        }

        return ExitCode.Unusable;
    }

    /// <summary>Writes one line per warning, naming the file.</summary>
    public void Warn(string file, IEnumerable<Core.Json.Fault> warnings)
    {
        foreach (var warning in warnings)
        {
            Error.WriteLine($"{Text.Printable.Of(file)}: {Text.Printable.Of(warning.Pointer)}: warning: {Text.Printable.Of(warning.Detail)}");
        }
    }

    private static int ScreenWidth()
    {
        var width = Console.WindowWidth;
        return width <= 0 ? DefaultWidth : Math.Max(width, NarrowestTable);
    }
}
