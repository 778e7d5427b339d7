using HerScheduler.Cli.Text;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Export;
using HerScheduler.Json;
using HerScheduler.Localization;

namespace HerScheduler.Cli.Preview;

/// <summary>A schedule as a nurse reads it: one row per event, its doses below it, alerts and findings in words.</summary>
internal sealed class ScheduleTable
{
    private const int MarkWidth = 2;
    private const int DateWidth = 14;
    private const int WhenWidth = 13;
    private const int StatusWidth = 11;
    private const int Gap = 2;
    private const int WhatStart = MarkWidth + DateWidth + Gap + WhenWidth + Gap;

    private readonly TextWriter _output;
    private readonly Paint _paint;
    private readonly int _width;
    private readonly int _whatWidth;
    private readonly int _whyWidth;
    private Reasons _reasons = new(Texts.English, ReadableText.NoTitles, default);

    public ScheduleTable(Terminal terminal)
    {
        _output = terminal.Output;
        _paint = new Paint(terminal.Colour);
        _width = terminal.Width;
        var left = _width - WhatStart - Gap - StatusWidth - Gap;
        _whatWidth = Math.Clamp(left * 2 / 5, 16, 34);
        _whyWidth = left - _whatWidth;
    }

    /// <summary>Writes the whole page.</summary>
    public void Write(TreatmentPlan plan, Protocol protocol, Schedule schedule)
    {
        _reasons = Reasons.Of(Texts.English, schedule);
        Paragraph(_paint.Bold,
            $"Plan {plan.Id} · patient {plan.Patient.Id} · {protocol.Title} ({protocol.Id}) · {plan.Site} · as of {schedule.AsOf.WithWeekday()}");
        _output.WriteLine();
        Row(_paint.Bold, "", "Date", "When", ["What"], "Status", ["Why"]);
        foreach (var e in schedule.Events)
        {
            Event(e, schedule.AsOf);
        }

        _output.WriteLine();
        Legend(schedule);
        var remarks = new Remarks(_output, _paint, _width, _reasons);
        remarks.Alerts(schedule.Alerts);
        remarks.Findings(schedule.Findings);
        Paragraph(_paint.Dim, "Scheduling support, not medical advice: every clinical decision is a person's.");
    }

    private void Event(ScheduleEvent e, DateOnly asOf)
    {
        var paint = PaintOf(e, asOf);
        Row(paint, MarkOf(e, asOf), e.Date.WithWeekday(), EventWords.When(e, asOf), Lines.Wrap(e.Title, _whatWidth), EventWords.Status(e),
            Lines.Wrap(_reasons.Of(e.Why), _whyWidth));
        foreach (var line in BelowOf(e, asOf).SelectMany(text => Lines.Wrap(text, _width - WhatStart - 2)))
        {
            _output.WriteLine($"{new string(' ', WhatStart + 2)}{paint(line)}");
        }
    }

    private static IEnumerable<string> BelowOf(ScheduleEvent e, DateOnly asOf) =>
        e.Doses.Count == 0 ? EventWords.Notes(e, asOf) : EventWords.Notes(e, asOf).Prepend(DoseWords.Of(e.Doses));

    private void Row(Func<string, string> paint, string mark, string date, string when, IReadOnlyList<string> what, string status, IReadOnlyList<string> why)
    {
        for (var i = 0; i < Math.Max(what.Count, why.Count); i++)
        {
            var first = i == 0;
            var line = Lines.Pad(first ? mark : "", MarkWidth)
                + Lines.Pad(first ? date : "", DateWidth + Gap)
                + Lines.Pad(first ? when : "", WhenWidth + Gap)
                + Lines.Pad(i < what.Count ? what[i] : "", _whatWidth + Gap)
                + Lines.Pad(first ? status : "", StatusWidth + Gap)
                + (i < why.Count ? why[i] : "");
            _output.WriteLine(paint(line.TrimEnd()));
        }
    }

    private void Legend(Schedule schedule)
    {
        var used = schedule.Events.Select(e => MarkOf(e, schedule.AsOf)).ToHashSet(StringComparer.Ordinal);
        string[] meanings =
        [
            used.Contains(Mark.Provisional) ? $"{Mark.Provisional} provisional: shown, but not decided before pathology, so nobody is reminded" : "",
            used.Contains(Mark.Due) ? $"{Mark.Due} due today" : "",
            used.Contains(Mark.Overdue) ? $"{Mark.Overdue} overdue" : "",
            used.Contains(Mark.Held) ? $"{Mark.Held} held: must not be given before a clinician resumes" : "",
            used.Contains(Mark.Gone) ? $"{Mark.Gone} cancelled or omitted" : "",
        ];
        var text = string.Join(" · ", meanings.Where(meaning => meaning.Length > 0));
        if (text.Length > 0)
        {
            Paragraph(_paint.Dim, text);
            _output.WriteLine();
        }
    }

    private void Paragraph(Func<string, string> paint, string text)
    {
        foreach (var line in Lines.Wrap(text, _width))
        {
            _output.WriteLine(paint(line));
        }
    }

    private static string MarkOf(ScheduleEvent e, DateOnly asOf) => (e.Status, Timing.Of(e, asOf).State) switch
    {
        (EventStatus.Provisional, _) => Mark.Provisional,
        (EventStatus.Held, _) => Mark.Held,
        (EventStatus.Cancelled or EventStatus.Omitted, _) => Mark.Gone,
        (_, TimingState.Due) => Mark.Due,
        (_, TimingState.Overdue) => Mark.Overdue,
        _ => "",
    };

    private Func<string, string> PaintOf(ScheduleEvent e, DateOnly asOf) => MarkOf(e, asOf) switch
    {
        Mark.Overdue or Mark.Held => _paint.Red,
        Mark.Due => _paint.Yellow,
        Mark.Provisional or Mark.Gone => _paint.Dim,
        _ => e.Status == EventStatus.Done ? _paint.Green : text => text,
    };
}
