using HerScheduler.Cli.Text;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Cli;

/// <summary>The protocol library as a table.</summary>
internal sealed class ProtocolTable(Terminal terminal)
{
    private const int IdWidth = 10;
    private const int TitleWidth = 14;
    private const int Her2Width = 14;
    private const int SourceWidth = 29;
    private const int Gap = 2;

    private readonly Paint _paint = new(terminal.Colour);
    private readonly int _tracksWidth = Math.Max(20, terminal.Width - IdWidth - TitleWidth - Her2Width - SourceWidth - (4 * Gap));

    public void Write(ProtocolLibrary library)
    {
        Row(_paint.Bold, "Id", "Title", "Tracks", "HER2 cycles before surgery", "Source");
        foreach (var protocol in library.All)
        {
            Row(text => text, protocol.Id, protocol.Title, ProtocolWords.Tracks(protocol), ProtocolWords.Her2BeforeSurgery(protocol), ProtocolWords.Source(protocol));
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLine("(S) the source was read; (M) general knowledge, to be verified before clinical use.");
    }

    private void Row(Func<string, string> paint, params string[] cells)
    {
        int[] widths = [IdWidth, TitleWidth, _tracksWidth, Her2Width, SourceWidth];
        var wrapped = cells.Select((cell, i) => Lines.Wrap(cell, widths[i])).ToList();
        for (var line = 0; line < wrapped.Max(cell => cell.Count); line++)
        {
            var text = string.Concat(wrapped.Select((cell, i) => Lines.Pad(line < cell.Count ? cell[line] : "", widths[i] + Gap)));
            terminal.Output.WriteLine(paint(text.TrimEnd()));
        }
    }
}
