using System.CommandLine;
using HerScheduler.Cli.Preview;
using HerScheduler.Cli.Text;
using HerScheduler.Core.Scheduling;
using HerScheduler.Localization;

namespace HerScheduler.Cli;

/// <summary><c>check PLAN</c>: the safety review. The answer is no when an error stands that no override covers.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _plan = new("PLAN") { Description = "The plan document (JSON); - reads standard input." };
    private readonly Option<string> _format = SharedOptions.Format("text", "json");
    private readonly Option<string?> _config = SharedOptions.Config();

    public CheckVerb(Terminal terminal)
        : base("check", "Reviews a plan against the safety rules R1 to R19; exit status 1 when an error blocks its approval.", "herscheduler check plan.json")
    {
        _terminal = terminal;
        Add(_plan);
        Add(_format);
        Add(_config);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        if (PlanInput.Read(parsed.GetRequiredValue(_plan), parsed.GetValue(_config), _terminal) is not var (plan, clinics))
        {
            return ExitCode.Unusable;
        }

        // The findings depend on the plan's own dates, not on the day they are read.
        var course = Course.Begin(plan, clinics.Library, clinics.CalendarOf(plan.Site));
        var schedule = course.ScheduleOn(plan.Start);
        Write(parsed.GetValue(_format)!, schedule);
        return schedule.Findings.Any(finding => finding.BlocksApproval) ? ExitCode.No : ExitCode.Done;
    }

    private void Write(string format, Schedule schedule)
    {
        if (format == "json")
        {
            Documents.WriteFindings(_terminal.Output, schedule.Plan, schedule.Findings);
        }
        else
        {
            new Remarks(_terminal.Output, new Paint(_terminal.Colour), _terminal.Width, Reasons.Of(Texts.English, schedule)).Findings(schedule.Findings);
        }
    }
}
