using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tasks.Library;

/// <summary>Writes a task in the format <see cref="TaskReader"/> reads.</summary>
public static class TaskJson
{
    /// <summary>The document, UTF-8.</summary>
    public static byte[] ToUtf8(ClinicTask task, bool indented = true) => JsonText.ToUtf8(writer => Write(writer, task), indented);

    public static void Write(Utf8JsonWriter writer, ClinicTask task)
    {
        writer.WriteStartObject();
        writer.WriteString("id", task.Id);
        writer.WriteString("title", task.Title);
        writer.WriteString("source", task.Source);
        writer.WriteString("confidence", task.Confidence);
        WriteAnchor(writer, "anchor", task.Anchor);
        writer.WriteNumber("offsetDays", task.OffsetDays);
        WriteRecurrence(writer, task);
        WriteCondition(writer, task.OnlyIf);
        writer.WriteString("closedDays", WireNames<ClosedDays>.Of(task.ClosedDays));
        if (task.Reminders is { } reminders)
        {
            writer.WriteStartArray("reminders");
            foreach (var days in reminders)
            {
                writer.WriteNumberValue(days);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteRecurrence(Utf8JsonWriter writer, ClinicTask task)
    {
        if (task.Every is { } every)
        {
            writer.WriteStartObject("every");
            writer.WriteNumber(WireNames<TaskUnit>.Of(every.Unit), every.Count);
            writer.WriteEndObject();
        }
        else if (!task.Anchor.IsOfEach)
        {
            writer.WriteString("every", "once");
        }

        if (task.Until is { Times: { } times })
        {
            writer.WriteNumber("until", times);
        }
        else if (task.Until is { Anchor: { } end })
        {
            WriteAnchor(writer, "until", end);
        }
    }

    private static void WriteCondition(Utf8JsonWriter writer, TaskCondition condition)
    {
        if (condition == TaskCondition.None)
        {
            return;
        }

        writer.WriteStartObject("onlyIf");
        if (condition.HormoneReceptorPositive is { } positive)
        {
            writer.WriteString("hormoneReceptor", positive ? "positive" : "negative");
        }

        if (condition.Agent is { } agent)
        {
            writer.WriteString("agent", WireNames<Agent>.Of(agent));
        }

        writer.WriteEndObject();
    }

    private static void WriteAnchor(Utf8JsonWriter writer, string name, TaskAnchor anchor)
    {
        if (anchor.Agents.IsEmpty)
        {
            writer.WriteString(name, anchor.Key ?? WireNames<TaskAnchorKind>.Of(anchor.Kind));
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteStartArray(anchor.Kind switch
        {
            TaskAnchorKind.EachCycleOf => "eachCycleOf",
            TaskAnchorKind.FirstDoseOf => "firstDoseOf",
            TaskAnchorKind.LastDoseOf => "lastDoseOf",
            _ => throw new ArgumentOutOfRangeException(nameof(anchor), anchor.Kind, "Not an anchor with agents."),
        });
        foreach (var agent in anchor.Agents.Members())
        {
            writer.WriteStringValue(WireNames<Agent>.Of(agent));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
