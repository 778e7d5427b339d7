using HerScheduler.Cli.Reports;
using HerScheduler.Hosting;

namespace HerScheduler.Cli;

/// <summary><c>report</c>: what a quality lead asks of all plans.</summary>
internal sealed class ReportVerb : Verb
{
    public ReportVerb(Terminal terminal, SchedulerHost host)
        : base("report", "Reports over all plans.", OverdueEchoVerb.Examples) => Add(new OverdueEchoVerb(terminal, host));
}
