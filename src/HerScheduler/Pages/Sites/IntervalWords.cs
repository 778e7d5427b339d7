using HerScheduler.Core.Plans;
using HerScheduler.Localization;

namespace HerScheduler.Pages.Sites;

/// <summary>How often LVEF is measured, in words: <c>every 3 months</c>, <c>every 12 weeks, later every 6 months</c>.</summary>
internal static class IntervalWords
{
    private const int Week = 7;

    public static string Of(EchoIntervals intervals, Texts texts) => intervals.IsOne
        ? Of(intervals.First, texts)
        : texts.Said("Sites.EveryThen", Of(intervals.First, texts), Of(intervals.Then, texts));

    private static string Of(EchoInterval interval, Texts texts) => interval.Months > 0
        ? texts.Counted("Sites.EveryMonths", interval.Months)
        : texts.Counted("Sites.EveryWeeks", interval.Days / Week);
}
