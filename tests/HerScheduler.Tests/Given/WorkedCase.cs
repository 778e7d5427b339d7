using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Tests.Given;

/// <summary>A worked case of the core's corpus, replayed for what is said in it.</summary>
internal sealed class WorkedCase
{
    private readonly JsonObject _root;
    private readonly PlanLibrary _library;
    private readonly List<string> _refusals = [];
    private readonly List<string> _sentences = [];
    private readonly HashSet<string> _titles = new(StringComparer.Ordinal);

    private WorkedCase(string file)
    {
        Name = Path.GetFileNameWithoutExtension(file);
        _root = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        _library = Added("tasks").Concat(Added("protocols"))
            .Aggregate(PlanLibrary.BuiltIn, (library, more) => library.With(Utf8(more)).Match(with => with, _ => library));
        Replay();
    }

    public static IEnumerable<WorkedCase> All =>
        Directory.EnumerateFiles(Repository.File("tests/HerScheduler.Core.Tests/Corpus/Cases"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => new WorkedCase(file));

    public string Name { get; }

    /// <summary>Titles of events, but for those that a clinic gave its own tasks.</summary>
    public IEnumerable<string> Titles => _titles;

    /// <summary>Reasons, messages, what facts say and what became of them, findings.</summary>
    public IEnumerable<string> Sentences => _sentences;

    /// <summary>Why facts were refused, and warnings.</summary>
    public IEnumerable<string> Refusals => _refusals;

    private void Replay()
    {
        var plan = PlanReader.Read(Utf8(_root["plan"]!), _library);
        if (!plan.IsValid)
        {
            return;
        }

        var (course, today) = (Course.Begin(plan.Value, _library, Calendar()), Day(_root["asOf"]!));
        foreach (var json in _root["facts"]!.AsArray())
        {
            if (FactReader.Read(Utf8(json!), _library) is { IsValid: true } fact)
            {
                Record(course, fact.Value, today);
            }
        }

        foreach (var days in new[] { 0, 10, 40, 120 })
        {
            Say(course.ScheduleOn(today.AddDays(days)));
        }
    }

    private void Record(Course course, Fact fact, DateOnly today)
    {
        var before = course.ScheduleOn(today);
        _refusals.AddRange(course.Record(fact, today).Match(
            warnings =>
            {
                _sentences.Add(fact.Phrase);
                _sentences.AddRange(ScheduleDiff.Between(before, course.ScheduleOn(today), fact).Select(change => change.Why));
                return warnings;
            },
            () => [],
            refused => [.. refused.Faults.Select(fault => fault.Detail).Where(detail => !QuotesFindings(detail))]));
    }

    /// <summary>Which the page shows beside it, each by itself.</summary>
    private static bool QuotesFindings(string detail) => detail.StartsWith("the safety review stands against it", StringComparison.Ordinal);

    private void Say(Schedule schedule)
    {
        var own = Added("tasks").Select(task => (string)task["title"]!).ToList();
        _titles.UnionWith(schedule.Events.Select(item => item.Title).Where(title => !own.Exists(task => title.StartsWith(task, StringComparison.Ordinal))));
        _sentences.AddRange(schedule.Events.Select(item => item.Why));
        _sentences.AddRange(schedule.Alerts.Select(alert => alert.Message));
        _sentences.AddRange(UrgentAlert.Of(schedule).Select(alert => alert.Message));
        _sentences.AddRange(schedule.Findings.Select(finding => finding.Message));
    }

    private IEnumerable<JsonNode> Added(string documents) => _root["expect"]![documents]?.AsArray().OfType<JsonNode>() ?? [];

    private SiteCalendar Calendar() => _root["calendar"] is not { } calendar
        ? SiteCalendar.MondayToFriday
        : new SiteCalendar(
            calendar["open"]?.AsArray().Select(day => Enum.Parse<DayOfWeek>((string)day!)) ?? Enumerable.Range(1, 5).Select(day => (DayOfWeek)day),
            calendar["holidays"]?.AsArray().Select(day => Day(day!)) ?? []);

    private static DateOnly Day(JsonNode day) => DateOnly.ParseExact((string)day!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Utf8(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
