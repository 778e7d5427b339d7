using HerScheduler.Email;

namespace HerScheduler.Reminders;

/// <summary>An alert e-mail for a reader of plain text.</summary>
internal static class AlertText
{
    public static string Of(AlertView view)
    {
        var text = new PlainText().Add(view.Heading).AddLine().Add(view.Message).AddLine();
        foreach (var (name, value) in view.Facts)
        {
            text.Add($"{name}: {value}");
        }

        return text.AddLine().Add($"{view.Texts["Alert.Open"]}: {view.Link.AbsoluteUri}")
            .AddFoot().Add(view.Texts["Alert.AtOnce"]).Add(view.Texts["Disclaimer"]).ToString();
    }
}
