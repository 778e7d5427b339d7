using System.Text.Json;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Tasks.Library;

/// <summary>Reads how often a task recurs and where it ends.</summary>
internal static class TaskRecurrenceReader
{
    private const string Once = "once";
    private const string EveryPhrase = "once, or an object of one of days, weeks and months";

    private static readonly Shape EveryShape = new("days", "weeks", "months");
    private static readonly Expectation<int> Days = Expect.WholeNumber(1, 366);
    private static readonly Expectation<int> Weeks = Expect.WholeNumber(1, 104);
    private static readonly Expectation<int> Months = Expect.WholeNumber(1, 60);
    private static readonly Expectation<int> Times = Expect.WholeNumber(1, 200);
    private static readonly Expectation<string> OnceOnly = Expect.Text(EveryPhrase, text => text == Once);

    /// <summary>Null for once, which is also what is meant when it is not there.</summary>
    public static TaskInterval? ReadEvery(ObjectReader document)
    {
        if (!document.Has("every") || !document.TryGetElement("every", EveryPhrase, out var element))
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            document.TryRead("every", OnceOnly, out _);
            return null;
        }

        var every = document.RequiredObject("every", EveryShape);
        if (EveryShape.Names.Count(every.Has) != 1)
        {
            document.Fault("every", "expected exactly one of days, weeks and months");
        }

        return every.TryRead("days", Days, out var days) ? new TaskInterval(days, TaskUnit.Days)
            : every.TryRead("weeks", Weeks, out var weeks) ? new TaskInterval(weeks, TaskUnit.Weeks)
            : every.TryRead("months", Months, out var months) ? new TaskInterval(months, TaskUnit.Months)
            : null;
    }

    /// <summary>Null when it is not there.</summary>
    public static TaskEnd? ReadUntil(ObjectReader document)
    {
        if (!document.Has("until") || !document.TryGetElement("until", "a number of times or an anchor", out var element))
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Number)
        {
            return new TaskEnd(document.Required("until", Times), Anchor: null);
        }

        return new TaskEnd(Times: null, TaskAnchorReader.ReadEnd(document));
    }
}
