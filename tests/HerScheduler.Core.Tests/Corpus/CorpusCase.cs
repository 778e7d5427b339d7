using System.Text.Json;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>One worked case: a plan, what happened, and what must follow. Everything under <c>expect</c> is checked, all differences are told at once.</summary>
internal sealed class CorpusCase
{
    private CorpusCase(string name, JsonElement root)
    {
        Name = name;
        Root = root;
    }

    public string Name { get; }

    public string Title => Root.GetProperty("title").GetString()!;

    public JsonElement Root { get; }

    public DateOnly AsOf => DateOnly.ParseExact(Root.GetProperty("asOf").GetString()!, "O");

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Corpus", "Cases");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static CorpusCase Load(string name) => new(name, JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))));

    /// <summary>Runs the case; an empty list means it passed.</summary>
    public IReadOnlyList<string> Run()
    {
        var plan = PlanReader.Read(Utf8(Root.GetProperty("plan")), ProtocolLibrary.BuiltIn);
        if (!plan.IsValid)
        {
            return [.. plan.Faults.Select(fault => $"plan {fault}")];
        }

        var course = Course.Begin(plan.Value, ProtocolLibrary.BuiltIn, Calendar());
        var differences = new List<string>();
        foreach (var json in Root.GetProperty("facts").EnumerateArray())
        {
            differences.AddRange(Record(course, json));
        }

        differences.AddRange(new Expectations(Root.GetProperty("expect")).Differences(course.ScheduleOn(AsOf)));
        return differences;
    }

    private IEnumerable<string> Record(Course course, JsonElement json)
    {
        var fact = FactReader.Read(Utf8(json), ProtocolLibrary.BuiltIn);
        if (!fact.IsValid)
        {
            return fact.Faults.Select(fault => $"fact {fault}");
        }

        var expected = Root.GetProperty("expect").TryGetProperty("refused", out var refused) && refused.EnumerateArray().Any(id => id.GetString() == fact.Value.Id);
        return course.Record(fact.Value, AsOf).Match<IEnumerable<string>>(
            accepted: _ => expected ? [$"{fact.Value.Id}: expected to be refused, was accepted"] : [],
            alreadyRecorded: () => [],
            refused: refusal => expected ? [] : refusal.Faults.Select(fault => $"{fact.Value.Id} was refused: {fault}"));
    }

    /// <summary>The case's own calendar, or Monday to Friday: <c>"calendar": { "open": ["Monday", …], "holidays": ["2026-05-14"] }</c>.</summary>
    private SiteCalendar Calendar()
    {
        if (!Root.TryGetProperty("calendar", out var calendar))
        {
            return SiteCalendar.MondayToFriday;
        }

        var open = calendar.TryGetProperty("open", out var days)
            ? days.EnumerateArray().Select(day => Enum.Parse<DayOfWeek>(day.GetString()!))
            : [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        var holidays = calendar.TryGetProperty("holidays", out var closed)
            ? closed.EnumerateArray().Select(day => DateOnly.ParseExact(day.GetString()!, "O"))
            : [];
        return new SiteCalendar(open, holidays);
    }

    private static byte[] Utf8(JsonElement element) => JsonSerializer.SerializeToUtf8Bytes(element);
}
