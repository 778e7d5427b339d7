using System.Text.Json;
using BenchmarkDotNet.Attributes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Benchmarks;

/// <summary>What the core does all day. The yardstick is <c>JsonDocument.Parse</c> of the same plan document in the same run.</summary>
public class CoreBenchmarks
{
    private static readonly PlanLibrary Library = PlanLibrary.BuiltIn;
    private static readonly SiteCalendar Calendar = SiteCalendar.MondayToFriday;
    private static readonly byte[] Document = Given.PlanDocument();
    private static readonly TreatmentPlan Plan = PlanReader.Read(Document, Library).Value;
    private static readonly DateOnly AsOf = Plan.Start.AddDays(-16);
    private static readonly ReviewSubject Subject = Given.ReviewSubject(Plan, Library);
    private static readonly IReadOnlyList<Fact> Life = Given.LifeOf(200, Plan, Library, Calendar);
    private static readonly DateOnly AfterLife = Plan.Start.AddYears(2);

    [Benchmark(Baseline = true, Description = "yardstick: JsonDocument.Parse of the plan")]
    public JsonElement Yardstick()
    {
        using var document = JsonDocument.Parse(Document);
        return document.RootElement.Clone();
    }

    [Benchmark(Description = "read a plan")]
    public ReadResult<TreatmentPlan> ReadPlan() => PlanReader.Read(Document, Library);

    [Benchmark(Description = "project a full TCHP plan (33 events)")]
    public Schedule ProjectTchp() => Scheduler.Project(Plan, [], Library, Calendar, AsOf);

    [Benchmark(Description = "review a plan")]
    public IReadOnlyList<Finding> ReviewPlan() => SafetyReview.Review(Subject);

    [Benchmark(Description = "replay 200 facts, a projection after each")]
    public Schedule ReplayLife() => Scheduler.Project(Plan, Life, Library, Calendar, AfterLife);
}
