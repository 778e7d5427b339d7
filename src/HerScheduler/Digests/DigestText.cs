using HerScheduler.Email;

namespace HerScheduler.Digests;

/// <summary>A digest for a reader of plain text: short lines, the pressing things first.</summary>
internal static class DigestText
{
    public static string Of(DigestView view)
    {
        var text = new PlainText().Add(view.Subject).Add(view.Day);
        foreach (var section in view.Sections)
        {
            text.AddHeading($"{section.Title.ToUpperInvariant()} ({section.Count})");
            foreach (var line in section.Lines)
            {
                text.AddLine()
                    .Add($"{line.Who}: {line.What}")
                    .Add(line.When)
                    .Add(line.Why)
                    .Add(line.Link.AbsoluteUri);
            }

            if (section.Cut > 0)
            {
                text.AddLine().Add($"{section.CutWords}: {view.Home.AbsoluteUri}");
            }
        }

        return text.AddFoot().Add($"{view.Texts["Home"]}: {view.Home.AbsoluteUri}").Add(view.Texts["Disclaimer"]).ToString();
    }
}
