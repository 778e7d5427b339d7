using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tasks.Library;

/// <summary>
/// Reads a task document strictly: every fault with its JSON Pointer, all faults at once. Built-in and a site's own tasks are the same format.
/// </summary>
public static class TaskReader
{
    private static readonly Shape TaskShape =
        new("id", "title", "source", "confidence", "anchor", "offsetDays", "every", "until", "onlyIf", "closedDays", "reminders");

    private static readonly Shape ConditionShape = new("hormoneReceptor", "agent");

    // An event's key is the id, a hyphen and a number of up to three digits, and has at most 64 characters.
    private const int LongestId = 60;

    // Echoes have keys of these forms: a task of that name would give two events one key.
    private static readonly string[] ReservedIds = ["echo", "echo-repeat", "echo-follow-up"];

    private static readonly Expectation<string> Id = Expect.Text(
        $"an identifier of 1–{LongestId} letters a–z, digits or -, none of {string.Join(", ", ReservedIds)}",
        text => text.Length <= LongestId && Expect.IsLowerCaseIdentifier(text) && !ReservedIds.Contains(text));

    private static readonly Expectation<int> Offset = Expect.WholeNumber(-365, 365);
    private static readonly Expectation<ClosedDays> Closed = Expect.OneOf<ClosedDays>();
    private static readonly Expectation<Agent> Drug = Expect.OneOf<Agent>();
    private static readonly Expectation<string> Receptor = Expect.Text("positive | negative", text => text is "positive" or "negative");
    private static readonly Expectation<string> Confidence = Expect.Text("S (read in a source) | M (to be verified)", text => text is "S" or "M");
    private static readonly Expectation<int> Reminder = Expect.WholeNumber(1, 90);

    /// <param name="utf8Json">The document, UTF-8, at most 1 MiB.</param>
    public static ReadResult<ClinicTask> Read(ReadOnlyMemory<byte> utf8Json) =>
        StrictJson.Read(utf8Json, (root, faults) => Read(new ObjectReader(root, Place.Root, faults, TaskShape)));

    private static ClinicTask Read(ObjectReader document)
    {
        var task = new ClinicTask(
            document.Required("id", Id),
            document.Required("title", Expect.Line(100)),
            document.Required("source", Expect.Line(300)),
            document.Required("confidence", Confidence),
            TaskAnchorReader.ReadAnchor(document),
            document.Optional("offsetDays", Offset, 0),
            TaskRecurrenceReader.ReadEvery(document),
            TaskRecurrenceReader.ReadUntil(document),
            ReadCondition(document),
            document.Optional("closedDays", Closed, ClosedDays.Forward),
            ReadReminders(document));

        // Whether the parts fit together can only be judged once each is sound in itself.
        if (document.Faults.None)
        {
            CheckRecurrence(task, document);
        }

        return task;
    }

    private static void CheckRecurrence(ClinicTask task, ObjectReader document)
    {
        if (task.Every is not null && task.Anchor.IsOfEach)
        {
            document.Fault("every", "expected none: the anchor is every one of several events, so the task recurs with them");
        }
        else if (task.Every is not null && task.Until is null)
        {
            document.Fault("until", "required with every, but missing: a number of times, an anchor, or course-end");
        }
        else if (task.Every is null && task.Until is not null)
        {
            document.Fault("until", "expected none: without every the task does not recur");
        }
    }

    private static TaskCondition ReadCondition(ObjectReader document)
    {
        if (document.OptionalObject("onlyIf", ConditionShape) is not { } condition)
        {
            return TaskCondition.None;
        }

        return new TaskCondition(
            condition.TryRead("hormoneReceptor", Receptor, out var receptor) ? receptor == "positive" : null,
            condition.TryRead("agent", Drug, out var agent) ? agent : null);
    }

    private static IReadOnlyList<int>? ReadReminders(ObjectReader document)
    {
        if (!document.Has("reminders"))
        {
            return null;
        }

        var seen = new HashSet<int>();
        var days = document.Items("reminders", (element, place) => ReadReminder(element, place, document.Faults, seen));
        return [.. days.OrderDescending()];
    }

    private static int ReadReminder(JsonElement element, Place place, Faults faults, HashSet<int> seen)
    {
        if (!Reminder.TryRead(element, out var days))
        {
            Reminder.Tell(element, place, faults);
        }
        else if (!seen.Add(days))
        {
            faults.Add(place, $"{days} days stand here more than once");
        }

        return days;
    }
}
