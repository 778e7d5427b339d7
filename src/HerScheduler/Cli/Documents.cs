using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Json;
using HerScheduler.Plans;

namespace HerScheduler.Cli;

/// <summary>What verbs print with <c>--format json</c>: indented, one document, a line end after it.</summary>
internal static class Documents
{
    /// <summary>A schedule as in the API; no messages were sent, so its sequence is 0.</summary>
    public static void Schedule(TextWriter output, Schedule schedule) => output.WriteLine(ScheduleJson.Text(schedule, sequence: 0, indented: true));

    /// <summary><c>{"findings": […]}</c>, as the API answers a draft.</summary>
    public static void Findings(TextWriter output, IReadOnlyList<Finding> findings) =>
        output.WriteLine(JsonText.Of(
            json =>
            {
                json.WriteStartObject();
                ScheduleJson.WriteFindings(json, findings);
                json.WriteEndObject();
            },
            indented: true));
}
