using HerScheduler.Core.Changes;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Digests;
using HerScheduler.Email;
using HerScheduler.Localization;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace HerScheduler.Tests.Given;

/// <summary>Digests made by hand, without a database, and the e-mails they become.</summary>
internal static class SampleDigest
{
    public static readonly DateOnly Day = new(2026, 3, 9);

    /// <summary>Something in each section.</summary>
    public static Digest WithEverySection() => new("navigator.one@example.org", Day, new DailyWork(
        [
            Item("MRN-0007", "Okafor, Chidinma", "LVEF echo 3", -19, "12 weeks after echo-2 (2025-11-26). Sun 2026-02-15 is closed: next open day.",
                AlertCode.NotBooked, AlertCode.LvefGap),
            Item("MRN-0012", "van der Berg-Nowakowska, Elisabeth", "HP cycle 9 of 18", -1, "21 days after hp-8 (2026-02-15)."),
        ],
        [Item("MRN-0003", "Ünal, Ayşe", "TCHP cycle 4 of 6", 0,
            "21 days after tchp-3 (2026-02-16). Deferred from 2026-03-02 to 2026-03-09: neutrophils below 1.5.")],
        [
            Item("MRN-0021", "Example, Ada", "LVEF echo 2", 1, "3 calendar months after tchp-1 (2025-12-10).", AlertCode.NotBooked),
            Item("MRN-0021", "Example, Ada", "TCHP cycle 5 of 6", 3, "21 days after tchp-4 (2026-02-19)."),
            Item("MRN-0034", null, "Surgery", 7, "28 days after the last chemotherapy, tchp-6 (2026-02-16)."),
        ],
        [
            Item("MRN-0040", "Sørensen, Bodil", "Pathology result", -4, "Surgery was on 2026-02-23; the result decides what follows.",
                AlertCode.PathologyAwaited),
            Item("MRN-0041", "Rossi, Giulia", "LVEF echo, repeat 1", -9,
                "LVEF 54 % is within 16 points of the baseline: the criteria to resume are met. A clinician decides.", AlertCode.ResumeCriteriaMet,
                AlertCode.DecisionAwaited),
        ]),
        [
            Changed("MRN-0003", "TCHP cycle 5 of 6", ChangeKind.Moved, 3, "deferred: neutrophils below 1.5"),
            Changed("MRN-0055", "HP cycle 12 of 18", ChangeKind.Held, 0, "LVEF 44 %, 18 points below baseline"),
        ]);

    /// <summary>Long in every way.</summary>
    public static Digest OfLines(int overdue, int changed, string reason = "21 days after tchp-3 (2026-02-16).", string name = "Example, Ada") => new(
        "navigator.one@example.org",
        Day,
        new DailyWork([.. Enumerable.Range(1, overdue).Select(number => Item($"MRN-{number:D4}", name, "LVEF echo 2", -number, reason))], [], [], []),
        [.. Enumerable.Range(1, changed).Select(number => Changed($"MRN-{number:D4}", "HP cycle 7 of 18", ChangeKind.Moved, 0, reason))]);

    /// <summary>As the service writes it.</summary>
    public static async Task<Mail> Written(this Digest digest, string language = "en", bool showNames = true)
    {
        var settings = new SchedulerSettings { BaseUri = new Uri("https://scheduler.example.org/") };
        var site = new Site("north-clinic", "North", TimeZoneInfo.Utc, new TimeOnly(6, 30), CalendarDays.Of([DayOfWeek.Monday], []), PlanSettings.Default,
            showNames,
            [], [], NoticePolicy.Default, new TimeOnly(20, 0));
        await using var renderer = new HtmlRenderer(EmptyServices.Instance, NullLoggerFactory.Instance);
        return await new DigestMail(new DigestViewBuilder(new SiteDirectory([site]), settings), new MailHtml(renderer), settings)
            .Write(digest, Texts.Find(language)!);
    }

    private static WorkItem Item(string patient, string? name, string title, int days, string why, params AlertCode[] alerts) => new()
    {
        Plan = $"plan-{patient[4..]}",
        Patient = new Core.Plans.Patient(patient, name),
        Site = "north-clinic",
        Navigator = "navigator.one@example.org",
        Event = "tchp-4",
        Kind = EventKind.Cycle,
        Title = title,
        Date = Day.AddDays(days),
        Days = Math.Abs(days),
        Why = why,
        Alerts = alerts,
    };

    private static RecentChange Changed(string patient, string title, ChangeKind kind, int others, string why) => new(
        new Core.Plans.Patient(patient, null),
        "north-clinic",
        new AnnouncedChange($"plan-{patient[4..]}", "tchp-5", title, kind, Day.AddDays(10), Day.AddDays(3), why, "fact-1"),
        others);

    private sealed class EmptyServices : IServiceProvider
    {
        public static readonly EmptyServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
