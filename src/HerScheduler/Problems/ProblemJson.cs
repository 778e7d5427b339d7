using HerScheduler.Json;
using HerScheduler.Plans;

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
            json.WriteStartArray("errors");
            foreach (var (pointer, detail) in problem.Errors)
            {
                json.WriteStartObject();
                json.WriteString("pointer", pointer);
                json.WriteString("detail", detail);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (problem.Findings.Count > 0)
        {
            ScheduleJson.WriteFindings(json, problem.Findings);
        }

        json.WriteEndObject();
    });
}
