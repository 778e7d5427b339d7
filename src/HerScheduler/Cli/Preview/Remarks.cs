using HerScheduler.Cli.Text;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Json;
using HerScheduler.Localization;

namespace HerScheduler.Cli.Preview;

/// <summary>Alerts and findings in words, below a table or on their own.</summary>
internal sealed class Remarks(TextWriter output, Paint paint, int width, Reasons reasons)
{
    public void Alerts(IReadOnlyList<Alert> alerts)
    {
        Heading(alerts.Count == 0 ? "No alerts" : $"Alerts ({alerts.Count})");
        foreach (var alert in alerts)
        {
            var about = alert.Event is { } key ? $", {reasons.Title(key)}" : "";
            Item(paint.Yellow($"{WireNames<AlertCode>.Of(alert.Code)}, since {alert.Since.WithWeekday()}{about}"), alert.Message, alert.Source);
        }

        output.WriteLine();
    }

    public void Findings(IReadOnlyList<Finding> findings)
    {
        Heading(findings.Count == 0 ? "No findings" : $"Findings ({findings.Count})");
        foreach (var finding in findings)
        {
            Item(Headline(finding), finding.Message, finding.Source);
        }

        output.WriteLine();
    }

    private string Headline(Finding finding)
    {
        var overridden = finding.Overridden ? ", overridden in the plan" : "";
        var text = $"{WireNames<Severity>.Of(finding.Severity).ToUpperInvariant()} {finding.Id}{overridden}";
        return finding.BlocksApproval ? paint.Red(text) : paint.Yellow(text);
    }

    private void Heading(string text) => output.WriteLine(paint.Bold(text));

    private void Item(string headline, string message, string source)
    {
        output.WriteLine($"  {headline}");
        foreach (var line in Lines.Wrap($"{reasons.Of(message)} [{source}]", width - 4))
        {
            output.WriteLine($"    {line}");
        }
    }
}
