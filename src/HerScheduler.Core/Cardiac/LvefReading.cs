using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>One LVEF as recorded.</summary>
/// <param name="Date">The local day it belongs to.</param>
/// <param name="Percent">LVEF in percent.</param>
/// <param name="Order">Its place in the order of recording.</param>
/// <param name="FactId">The fact that recorded it.</param>
/// <param name="Echo">The echo it closed, or null when it stands alone.</param>
internal sealed record LvefReading(DateOnly Date, decimal Percent, int Order, string FactId, string? Echo)
{
    /// <summary>The LVEF that the plan's history states comes before everything recorded.</summary>
    public const int HistoryOrder = 0;

    /// <summary>The upper value when the report states a range; the lower one, <see cref="Percent"/>, decides.</summary>
    public decimal? Upper { get; init; }

    /// <summary>As it is shown, without the sign: <c>55</c> or <c>55–60</c>.</summary>
    public string Shown => Upper is { } upper ? Notes.Text($"{Percent}–{upper}") : Notes.Text($"{Percent}");
}
