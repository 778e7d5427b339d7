using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;
using HerScheduler.Settings;

namespace HerScheduler.Sites;

/// <summary>Turns a site's own reminders and alerts into a policy, or says in sentences what is wrong with them.</summary>
internal static class NoticeReader
{
    public static NoticePolicy Read(SiteSettings site, string where, List<string> faults)
    {
        if (site.Notices.Count == 0)
        {
            return NoticePolicy.Default;
        }

        var kinds = NoticePolicy.Default.Kinds.ToDictionary();
        foreach (var settings in site.Notices)
        {
            if (!WireNames<EventKind>.TryParse(settings.Kind, out var kind) || !kinds.ContainsKey(kind))
            {
                faults.Add($"{where}: Notices:Kind must be one of {string.Join(", ", kinds.Keys.Select(WireNames<EventKind>.Of))}, not '{settings.Kind}'.");
                continue;
            }

            var place = $"{where}: Notices of {settings.Kind}";
            kinds[kind] = new KindNotices(
                [.. Steps(settings.Reminders, $"{place}: Reminders", faults).OrderByDescending(step => step.Days)],
                [.. Steps(settings.Overdue, $"{place}: Overdue", faults).OrderBy(step => step.Days)],
                settings.RepeatEvery);
        }

        return NoticePolicy.Of(kinds, TaskLibrary.BuiltIn);
    }

    private static List<NoticeStep> Steps(IEnumerable<NoticeStepSettings> steps, string place, List<string> faults)
    {
        var read = new List<NoticeStep>();
        foreach (var step in steps)
        {
            if (read.Exists(other => other.Days == step.Days))
            {
                faults.Add($"{place}: Days must be each number once, and {step.Days} is there again.");
            }

            read.Add(new NoticeStep(step.Days, [.. step.Email.Select(name => Recipient(name, place, faults)).Distinct()], step.Message));
        }

        return read;
    }

    private static NoticeRecipient Recipient(string name, string place, List<string> faults)
    {
        if (!Enum.TryParse<NoticeRecipient>(name, ignoreCase: true, out var recipient) || !Enum.IsDefined(recipient))
        {
            faults.Add($"{place}: Email must be {string.Join(" or ", Enum.GetNames<NoticeRecipient>())}, not '{name}'.");
        }

        return recipient;
    }
}
