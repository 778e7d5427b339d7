using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Reports;
using HerScheduler.Localization;

namespace HerScheduler.Reminders;

/// <summary>How an alert e-mail says things, in its reader's language.</summary>
internal sealed class AlertWords(Texts texts)
{
    public string Heading(AlertLetter letter)
    {
        if (WireNames<UrgentKind>.TryParse(letter.Key.Alert, out var urgent))
        {
            return texts[$"Alert.{urgent}"];
        }

        return IsOverdue(letter) ? texts.Counted("Overdue", letter.Days) : texts["Alert.Reminder"];
    }

    /// <summary>The day it is about, and what it is called.</summary>
    public (string Name, string Value) When(AlertLetter letter)
    {
        if (letter.Event is not { } item || WireNames<UrgentKind>.TryParse(letter.Key.Alert, out _))
        {
            return (texts["Alert.Since"], texts.Day(letter.Key.Day));
        }

        var day = texts.Day(item.Date);
        var distance = letter.Days == 0 ? "" : $", {(IsOverdue(letter) ? texts.Counted("Overdue", letter.Days) : texts.Counted("Coming", letter.Days))}";
        return (texts["Alert.Date"], day + distance);
    }

    /// <summary>What an administrator asks about an overdue echo: who looks after the patient, how pressing it is, and whether it is the only one.</summary>
    /// <param name="echo">The echo, as the report has it.</param>
    /// <param name="overdue">How many echoes are overdue at the clinic, this one included.</param>
    public IEnumerable<(string Name, string Value)> Of(OverdueEcho echo, int overdue) =>
    [
        (texts["Filter.Navigator"], echo.Navigator),
        (texts["Column.LastLvef"], echo.LastLvef is { } lvef
            ? texts.Said("Patient.LvefOn", texts.Number(lvef.Percent), texts.Day(lvef.Date))
            : texts["Alert.None"]),
        (texts["Column.NextHer2"], echo.NextHer2Dose is { } dose ? texts.Day(dose) : texts["Alert.None"]),
        (texts["Alert.Others"], texts.Number(Math.Max(0, overdue - 1))),
    ];

    private static bool IsOverdue(AlertLetter letter) => letter.Key.Alert == WireNames<NoticeKind>.Of(NoticeKind.Overdue);
}
