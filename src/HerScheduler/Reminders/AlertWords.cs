using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Digests;

namespace HerScheduler.Reminders;

/// <summary>How an alert e-mail says things.</summary>
internal static class AlertWords
{
    public const string Footer =
        "You get this at once because it should not wait for tomorrow's digest. HerScheduler schedules and explains; clinicians decide. "
        + "Recording what happened, or acknowledging the alert, ends it.";

    public static string Heading(AlertLetter letter)
    {
        if (WireNames<UrgentKind>.TryParse(letter.Key.Alert, out var urgent))
        {
            return urgent switch
            {
                UrgentKind.LvefHold => "LVEF fell: HER2 therapy on hold",
                UrgentKind.ResumeCriteriaMet => "LVEF: criteria to resume HER2 therapy met",
                UrgentKind.DiscontinueProposed => "LVEF: stopping HER2 therapy proposed",
                UrgentKind.EchoOverdueCycleDue => "Echo overdue and a HER2 cycle due",
                _ => "LVEF: repeat measurement",
            };
        }

        return letter.Key.Alert == WireNames<NoticeKind>.Of(NoticeKind.Overdue) ? $"Overdue by {Days(letter.Days)}" : "Reminder";
    }

    public static IEnumerable<(string Name, string Value)> When(AlertLetter letter)
    {
        if (letter.Event is not { } item || WireNames<UrgentKind>.TryParse(letter.Key.Alert, out _))
        {
            return [("Since", DigestWords.Day(letter.Key.Day))];
        }

        return letter.Days == 0
            ? [("Date", DigestWords.Day(item.Date))]
            : [("Date", $"{DigestWords.Day(item.Date)}, {(letter.Key.Alert == WireNames<NoticeKind>.Of(NoticeKind.Overdue) ? $"{Days(letter.Days)} overdue" : $"in {Days(letter.Days)}")}")];
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
