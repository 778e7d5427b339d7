using HerScheduler.Email;

namespace HerScheduler.Reports.Monthly;

/// <summary>A monthly report for a reader of plain text.</summary>
internal static class MonthlyReportText
{
    public static string Of(MonthlyReportView view)
    {
        var text = new PlainText().Add(view.Heading).Add(view.AsOf).AddLine();
        foreach (var (name, count) in view.Bands)
        {
            text.Add($"{name}: {count}");
        }

        text.AddLine();
        foreach (var month in view.Months)
        {
            text.Add(month);
        }

        return text.AddLine().Add($"{view.Texts["Report.Open"]}: {view.Link.AbsoluteUri}").AddLine().Add(view.Texts["Report.Definition"])
            .AddFoot().Add(view.Texts["Disclaimer"]).ToString();
    }
}
