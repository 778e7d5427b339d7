using HerScheduler.Cli.Text;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Cli.Protocols;

/// <summary>The protocol library as a table.</summary>
internal sealed class ProtocolTable(Terminal terminal)
{
    private const int IdWidth = 10;
    private const int TitleWidth = 14;
    private const int Her2Width = 14;
    private const int SourceWidth = 29;

    private readonly Columns _columns = new(
        terminal.Output,
        [IdWidth, TitleWidth, Math.Max(20, terminal.Width - IdWidth - TitleWidth - Her2Width - SourceWidth - (4 * Columns.Gap)), Her2Width, SourceWidth]);

    public void Write(ProtocolLibrary library)
    {
        _columns.Row(new Paint(terminal.Colour).Bold, "Id", "Title", "Tracks", "HER2 cycles before surgery", "Source");
        foreach (var protocol in library.All)
        {
            _columns.Row(protocol.Id, protocol.Title, ProtocolWords.Tracks(protocol), ProtocolWords.Her2BeforeSurgery(protocol),
                ProtocolWords.Source(protocol));
        }
    }
}
