using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling.Presentation;
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

        WriteWhatChanged(json, problem);
        json.WriteEndObject();
    });

    private static void WriteWhatChanged(Utf8JsonWriter json, Problem problem)
    {
        if (problem.Version is { } version)
        {
            json.WriteNumber("version", version);
            json.WriteArray("recorded", problem.Recorded, WriteRecorded);
        }
    }

    private static void WriteRecorded(Utf8JsonWriter json, RecordedEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("number", entry.Number);
        json.WriteString("id", entry.Id);
        json.WriteString("kind", entry.Kind);
        json.WriteString("recordedAt", entry.RecordedAt.Iso());
        json.WriteString("by", entry.By);
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, Fault fault)
    {
        json.WriteStartObject();
        json.WriteString("pointer", fault.Pointer);
        json.WriteString("detail", fault.Detail);
        json.WriteEndObject();
    }
}
