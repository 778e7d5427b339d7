namespace HerScheduler.Cli.Text;

/// <summary>A table on a terminal: each cell is wrapped within its column, and nothing is cut.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="widths">The columns, in characters.</param>
internal sealed class Columns(TextWriter output, IReadOnlyList<int> widths)
{
    /// <summary>Between two columns.</summary>
    public const int Gap = 2;

    public void Row(params IReadOnlyList<string> cells) => Row(text => text, cells);

    public void Row(Func<string, string> paint, params IReadOnlyList<string> cells)
    {
        var wrapped = cells.Select((cell, i) => Lines.Wrap(cell, widths[i])).ToList();
        for (var line = 0; line < wrapped.Max(cell => cell.Count); line++)
        {
            var text = string.Concat(wrapped.Select((cell, i) => Lines.Pad(line < cell.Count ? cell[line] : "", widths[i] + Gap)));
            output.WriteLine(paint(text.TrimEnd()));
        }
    }
}
