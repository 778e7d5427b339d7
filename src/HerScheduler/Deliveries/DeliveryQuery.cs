using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Problems;

namespace HerScheduler.Deliveries;

/// <summary>Which deliveries are asked for. All conditions hold together; the latest come first.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="Navigator">The recipient's address, in any case.</param>
/// <param name="Result">sent | waiting | failed | skipped.</param>
/// <param name="From">Decided at or after it.</param>
/// <param name="To">Decided before it.</param>
/// <param name="Limit">How many at most, 1–1000. Default: 200.</param>
public sealed record DeliveryQuery(string? Plan, string? Navigator, string? Result, DateTimeOffset? From, DateTimeOffset? To, int? Limit)
{
    private const int DefaultLimit = 200;
    private const int MaxLimit = 1000;

    /// <summary>As asked, and as navigators are stored: an address of the settings is written down as it stands there.</summary>
    public IReadOnlyList<string>? Recipients => Navigator is { } asked ? [asked, NavigatorAddress.Of(asked)] : null;

    public int PageSize => Limit ?? DefaultLimit;

    public DeliveryResult? Wanted => Result is { } name && WireNames<DeliveryResult>.TryParse(name, out var result) ? result : null;

    /// <summary>Null when the question can be answered.</summary>
    public Problem? Check()
    {
        var faults = new List<Fault>();
        if (Result is not null && Wanted is null)
        {
            faults.Add(new Fault("?result", $"{WireNames<DeliveryResult>.Choices} was expected; found '{Result}'"));
        }

        if (PageSize is < 1 or > MaxLimit)
        {
            faults.Add(new Fault("?limit", $"1 to {MaxLimit} was expected; found {PageSize}"));
        }

        return faults.Count == 0 ? null : Problem.Malformed(faults) with { Title = "The query cannot be read" };
    }
}
