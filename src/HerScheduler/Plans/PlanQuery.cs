using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Problems;

namespace HerScheduler.Plans;

/// <summary>Which plans a list asks for. All conditions hold together; pages follow each other by plan id.</summary>
internal sealed record PlanQuery
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;

    /// <summary>The clinic's id.</summary>
    public string? Site { get; init; }

    /// <summary>The navigator's address, in any case.</summary>
    public string? Navigator { get; init; }

    /// <summary>draft | approved | closed.</summary>
    public string? Status { get; init; }

    /// <summary>Part of the plan's or the patient's id, whatever its case and accents.</summary>
    public string? Q { get; init; }

    /// <summary>Only plans with a later id: the last one of the page before.</summary>
    public string? After { get; init; }

    /// <summary>How many at most, 1–500. Default: 100.</summary>
    public int? Limit { get; init; }

    public int PageSize => Limit ?? DefaultLimit;

    /// <summary>Null when the question can be answered.</summary>
    public Problem? Check()
    {
        var faults = new List<Fault>();
        if (Status is not null && !WireNames<PlanStatus>.TryParse(Status, out _))
        {
            faults.Add(new Fault("?status", $"{WireNames<PlanStatus>.Choices} was expected; found '{Status}'"));
        }

        if (PageSize is < 1 or > MaxLimit)
        {
            faults.Add(new Fault("?limit", $"1 to {MaxLimit} was expected; found {PageSize}"));
        }

        return faults.Count == 0 ? null : Unreadable(faults);
    }

    public static Problem Unreadable(IReadOnlyList<Fault> faults) => Problem.Malformed(faults) with { Title = "The query cannot be read" };

    public IQueryable<PlanRow> Filter(IQueryable<PlanRow> plans)
    {
        plans = Site is null ? plans : plans.Where(p => p.Site == Site);
        var navigator = Navigator is null ? null : NavigatorAddress.Of(Navigator);
        plans = navigator is null ? plans : plans.Where(p => p.Navigator == navigator);
        plans = Status is not null && WireNames<PlanStatus>.TryParse(Status, out var status) ? plans.Where(p => p.Status == status) : plans;
        var part = Searched.Of(Q ?? "");
        plans = part.Length == 0 ? plans : plans.Where(p => p.SearchText.Contains(part));
        return After is null ? plans : plans.After(After);
    }
}
