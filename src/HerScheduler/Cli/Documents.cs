using System.Text;
using System.Text.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Cli;

/// <summary>What verbs print as JSON: indented, one document, a line end after it.</summary>
internal static class Documents
{
    private static readonly JsonWriterOptions Indented =
        new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, byte[] utf8Json) => output.WriteLine(Encoding.UTF8.GetString(utf8Json));

    /// <summary><c>{"plan": …, "findings": […]}</c>.</summary>
    public static void WriteFindings(TextWriter output, string plan, IReadOnlyList<Finding> findings)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("plan", plan);
            json.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                ScheduleJson.WriteFinding(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        Write(output, stream.ToArray());
    }
}
