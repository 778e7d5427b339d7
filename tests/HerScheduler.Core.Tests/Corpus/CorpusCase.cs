using System.Text.Json;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>
/// One worked case: a plan, what happened, and what must follow. Everything under <c>expect</c> is checked, all differences are told at once.
/// </summary>
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

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static CorpusCase Load(string name) => new(name, JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))));

    /// <summary>What the plan and the accepted facts of the case lead to; null when the plan is refused.</summary>
    public Schedule? Schedule() => Course(new ExpectedRefusals(Root), [])?.ScheduleOn(AsOf);

    /// <summary>The case with the facts that were accepted; null when the plan is refused.</summary>
    public LivedCase? Lived()
    {
        var library = Library([]);
        if (PlanReader.Read(Utf8(Root.GetProperty("plan")), library) is not { IsValid: true, Value: var plan })
        {
            return null;
        }

        var course = Core.Scheduling.Course.Begin(plan, library, Calendar());
        var accepted = Root.GetProperty("facts").EnumerateArray().Select(json => FactReader.Read(Utf8(json), library))
            .Where(fact => fact.IsValid && course.Record(fact.Value, AsOf) is Recording.Accepted).Select(fact => fact.Value).ToList();
        return new LivedCase(plan, library, Calendar(), AsOf, course, accepted);
    }

    /// <summary>Runs the case; an empty list means it passed.</summary>
    public IReadOnlyList<string> Run()
    {
        var differences = new List<string>();
        var expected = new ExpectedRefusals(Root);
        if (Course(expected, differences) is { } course && !expected.IsAll)
        {
            differences.AddRange(new Expectations(Root).Differences(course.ScheduleOn(AsOf)));
        }

        return differences;
    }

    private Course? Course(ExpectedRefusals expected, List<string> differences)
    {
        var library = Library(differences);
        var plan = PlanReader.Read(Utf8(Root.GetProperty("plan")), library);
        differences.AddRange(expected.OfThePlan([.. plan.Faults.Select(fault => $"{fault}")]));
        if (!plan.IsValid)
        {
            return null;
        }

        var course = Core.Scheduling.Course.Begin(plan.Value, library, Calendar());
        foreach (var json in Root.GetProperty("facts").EnumerateArray())
        {
            differences.AddRange(expected.OfAFact(json.GetProperty("id").GetString()!, Offer(course, FactReader.Read(Utf8(json), library))));
        }

        return course;
    }

    /// <summary>Why the fact is refused, by the reader or by the rules; null when it is recorded.</summary>
    private string? Offer(Course course, ReadResult<Fact> fact) => fact.IsValid
        ? course.Record(fact.Value, AsOf).Match<string?>(accepted: _ => null, alreadyRecorded: () => null, refused: refusal =>
            string.Join("; ", refusal.Faults))
        : string.Join("; ", fact.Faults);

    /// <summary>What is built in, and what the site of the case has added.</summary>
    private PlanLibrary Library(List<string> differences)
    {
        var library = PlanLibrary.BuiltIn;
        foreach (var document in Added("tasks").Concat(Added("protocols")))
        {
            library = library.With(Utf8(document)).Match(more => more, faults =>
            {
                differences.AddRange(faults.Select(fault => $"the site's own {fault}"));
                return library;
            });
        }

        return library;
    }

    private JsonElement.ArrayEnumerator Added(string documents) =>
        Root.GetProperty("expect").TryGetProperty(documents, out var added) ? added.EnumerateArray() : default;

    /// <summary>The case's own calendar, or Monday to Friday: <c>"calendar": { "open": ["Monday", …], "holidays": ["2026-05-14"] }</c>.</summary>
    public SiteCalendar Calendar()
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
