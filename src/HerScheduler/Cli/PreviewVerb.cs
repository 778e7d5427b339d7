using System.CommandLine;
using HerScheduler.Cli.Preview;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Export;

namespace HerScheduler.Cli;

/// <summary><c>preview PLAN</c>: the schedule, with no database and no host.</summary>
internal sealed class PreviewVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _plan = new("PLAN") { Description = "The plan document (JSON); - reads standard input." };
    private readonly Option<string?> _facts =
        new("--facts") { HelpName = "FILE", Description = "Facts to record first, in file order: a JSON array or NDJSON; - reads standard input." };
    private readonly Option<DateOnly?> _asOf = SharedOptions.AsOf();
    private readonly Option<string> _format = SharedOptions.Format("table", "json", "csv", "ics");
    private readonly Option<bool> _bom = SharedOptions.ByteOrderMark();
    private readonly Option<string?> _config = SharedOptions.Config();

    public PreviewVerb(Terminal terminal)
        : base("preview", "Shows the schedule of a plan; nothing is stored.",
            "herscheduler preview plan.json --as-of 2026-01-05\nherscheduler preview plan.json --facts facts.ndjson --format csv")
    {
        _terminal = terminal;
        Add(_plan);
        Add(_facts);
        Add(_asOf);
        Add(_format);
        Add(_bom);
        Add(_config);
        Validators.Add(result =>
        {
            if (result.GetValue(_plan) == InputFile.StandardInput && result.GetValue(_facts) == InputFile.StandardInput)
            {
                result.AddError("PLAN and --facts cannot both be -: standard input is read once.");
            }
        });
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        if (PlanInput.Read(parsed.GetRequiredValue(_plan), parsed.GetValue(_config), _terminal) is not var (plan, clinics))
        {
            return ExitCode.Unusable;
        }

        var asOf = parsed.GetValue(_asOf) ?? clinics.Today(plan.Site, _terminal.Clock);
        var course = Course.Begin(plan, clinics.Library, clinics.CalendarOf(plan.Site));
        if (parsed.GetValue(_facts) is { } facts)
        {
            var recorded = FactsInput.Record(facts, course, asOf, clinics, _terminal);
            if (!recorded.IsValid)
            {
                return _terminal.Unusable(facts, recorded.Faults);
            }

            _terminal.Warn(facts, recorded.Value);
        }

        if (parsed.GetValue(_bom))
        {
            _terminal.Output.Write(SpreadsheetCell.ByteOrderMark);
        }

        Write(parsed.GetValue(_format)!, course, asOf, clinics);
        return ExitCode.Done;
    }

    private void Write(string format, Course course, DateOnly asOf, Clinics clinics)
    {
        var (plan, schedule) = (course.Plan, course.ScheduleOn(asOf));
        switch (format)
        {
            case "json":
                Documents.Write(_terminal.Output, ScheduleJson.ToUtf8(schedule, sequence: 0, indented: true));
                break;
            case "csv":
                ScheduleCsv.Write(_terminal.Output, plan, schedule);
                break;
            case "ics":
                ScheduleCalendar.Write(_terminal.Output, plan, schedule, course.Gone(asOf), clinics.BaseUri);
                break;
            default:
                new ScheduleTable(_terminal).Write(plan, clinics.Library.Protocols.Find(plan.Protocol)!, schedule);
                break;
        }
    }
}
