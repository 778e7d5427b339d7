using HerScheduler.Cli.Text;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Cli.Protocols;

/// <summary>The tasks as a table.</summary>
internal sealed class TaskTable(Terminal terminal)
{
    private const int IdWidth = 15;
    private const int TitleWidth = 22;
    private const int SourceWidth = 31;

    private readonly Columns _columns = new(
        terminal.Output, [IdWidth, TitleWidth, Math.Max(20, terminal.Width - IdWidth - TitleWidth - SourceWidth - (3 * Columns.Gap)), SourceWidth]);

    public void Write(TaskLibrary library)
    {
        _columns.Row(new Paint(terminal.Colour).Bold, "Task", "Title", "When", "Source");
        foreach (var task in library.All)
        {
            _columns.Row(task.Id, task.Title, TaskWords.When(task), $"{task.Source} ({task.Confidence})");
        }
    }
}
