using System.Text;

namespace HerScheduler.Reminders;

/// <summary>An alert e-mail for a reader of plain text.</summary>
internal static class AlertText
{
    public static string Of(AlertView view)
    {
        var text = new StringBuilder();
        text.AppendLine(view.Heading).AppendLine(new string('=', view.Heading.Length)).AppendLine();
        text.AppendLine(view.Message).AppendLine();
        var width = view.Facts.Max(fact => fact.Name.Length);
        foreach (var (name, value) in view.Facts)
        {
            text.Append(name.PadRight(width)).Append("  ").AppendLine(value);
        }

        return text.AppendLine().Append(view.OpenWord).Append(": ").AppendLine(view.Link.AbsoluteUri).AppendLine().AppendLine(view.Footer).ToString();
    }
}
