using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Json;

namespace HerScheduler.Problems;

/// <summary>A problem as an <c>application/problem+json</c> document.</summary>
public static class ProblemJson
{
    public const string ContentType = "application/problem+json";

    public static string Text(Problem problem) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        json.WriteString("detail", problem.Detail);
        if (problem.Errors.Count > 0)
        {
            json.WriteArray("errors", problem.Errors, WriteError);
        }

        if (problem.Findings.Count > 0)
        {
            json.WriteArray("findings", problem.Findings, ScheduleJson.WriteFinding);
        }

        json.WriteEndObject();
    });

    private static void WriteError(Utf8JsonWriter json, Fault fault)
    {
        json.WriteStartObject();
        json.WriteString("pointer", fault.Pointer);
        json.WriteString("detail", fault.Detail);
        json.WriteEndObject();
    }
}
