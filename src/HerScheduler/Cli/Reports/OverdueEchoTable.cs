using HerScheduler.Cli.Text;
using HerScheduler.Core.Reports;
using HerScheduler.Json;
using HerScheduler.Reports;

namespace HerScheduler.Cli.Reports;

/// <summary>The overdue echoes as a table for a screen.</summary>
internal sealed class OverdueEchoTable(Terminal terminal)
{
    private static readonly int[] Widths = [5, 22, 20, 12, 28, 10, 12];

    private readonly Paint _paint = new(terminal.Colour);

    public void Write(OverdueEchoAnswer answer)
    {
        Row(_paint.Bold, "Days", "Patient", "Echo", "Planned", "Navigator", "Last LVEF", "HER2 dose");
        foreach (var echo in answer.Echoes)
        {
            Row(
                text => text, $"{echo.Days}", echo.Patient.Id, echo.Title, echo.Date.Iso(), echo.Navigator,
                echo.LastLvef is { } lvef ? $"{lvef.Percent:0.#} %" : "none", echo.NextHer2Dose?.Iso() ?? "none");
        }

        var bands = OverdueEchoAnswer.Bands(answer.Echoes);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(
            $"{answer.Echoes.Count} overdue as of {answer.AsOf.Iso()}: {bands[0]} by 1–14 days, {bands[1]} by 15–30, {bands[2]} by 31–60, {bands[3]} by more than 60.");
        terminal.Output.WriteLine(OverdueEchoes.Definition);
    }

    private void Row(Func<string, string> paint, params string[] cells)
    {
        var text = string.Concat(cells.Select((cell, i) => Lines.Pad(Printable.Of(cell), Widths[i]) + "  "));
        terminal.Output.WriteLine(paint(text.TrimEnd()));
    }
}
