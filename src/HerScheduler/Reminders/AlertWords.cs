using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
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

    private static bool IsOverdue(AlertLetter letter) => letter.Key.Alert == WireNames<NoticeKind>.Of(NoticeKind.Overdue);
}
