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
    private const int HistoryOrder = 0;

    /// <summary>The plan's history states it: it comes before everything recorded.</summary>
    public bool IsHistory => Order == HistoryOrder;

    /// <summary>The upper value when the report states a range; the lower one, <see cref="Percent"/>, decides.</summary>
    public decimal? Upper { get; init; }

    public static LvefReading OfHistory(DateOnly date, decimal percent) => new(date, percent, HistoryOrder, "history", Echo: null);

    /// <summary>As it is shown, without the sign: <c>55</c> or <c>55–60</c>.</summary>
    public string Shown => Upper is { } upper ? Notes.Text($"{Percent}–{upper}") : Notes.Text($"{Percent}");
}
