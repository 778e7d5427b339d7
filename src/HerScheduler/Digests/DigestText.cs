using System.Text;

namespace HerScheduler.Digests;

/// <summary>A digest for a reader of plain text: short lines, the pressing things first.</summary>
internal static class DigestText
{
    private const int Width = 72;

    public static string Of(DigestView view)
    {
        var text = new StringBuilder().AppendLine(view.Subject).AppendLine(view.Day);
        foreach (var section in view.Sections)
        {
            var heading = $"{section.Title.ToUpperInvariant()} ({section.Count})";
            text.AppendLine().AppendLine(heading).AppendLine(new string('-', heading.Length));
            foreach (var line in section.Lines)
            {
                Append(text, line);
            }

            if (section.Cut > 0)
            {
                text.AppendLine().Append(section.Cut).Append(" more, not shown here: ").AppendLine(view.Home.AbsoluteUri);
            }
        }

        text.AppendLine().AppendLine("--");
        AppendWrapped(text, DigestView.Disclaimer, indent: "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, DigestLine line)
    {
        text.AppendLine();
        AppendWrapped(text, $"{line.Who}: {line.What}", indent: "");
        AppendWrapped(text, line.When, "  ");
        AppendWrapped(text, line.Why, "  ");
        text.Append("  ").AppendLine(line.Link.AbsoluteUri);
    }

    private static void AppendWrapped(StringBuilder text, string sentence, string indent)
    {
        var column = 0;
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                text.AppendLine();
                column = 0;
            }

            text.Append(column == 0 ? indent : " ").Append(word);
            column += (column == 0 ? indent.Length : 1) + word.Length;
        }

        text.AppendLine();
    }
}
