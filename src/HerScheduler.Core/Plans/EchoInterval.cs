using System.Globalization;

namespace HerScheduler.Core.Plans;

/// <summary>The time from one LVEF to the next: calendar months, clamped at month end, or whole weeks (rule E11).</summary>
public readonly record struct EchoInterval
{
    /// <summary>The fewest and the most weeks an interval can have.</summary>
    public const int LeastWeeks = 4, MostWeeks = 26;

    /// <summary>What can be said, as one phrase for a message.</summary>
    public const string Choices = "3-months | 4-months | 6-months | N-weeks (4–26)";

    private const string Weeks = "-weeks";

    private EchoInterval(int months, int days) => (Months, Days) = (months, days);

    public static EchoInterval ThreeMonths { get; } = new(3, 0);

    public static EchoInterval FourMonths { get; } = new(4, 0);

    public static EchoInterval SixMonths { get; } = new(6, 0);

    public static EchoInterval TwelveWeeks { get; } = OfWeeks(12);

    /// <summary>Calendar months, or 0 when it is counted in days.</summary>
    public int Months { get; }

    /// <summary>Days, or 0 when it is counted in months.</summary>
    public int Days { get; }

    /// <summary>Longer than 3 months or 13 weeks (rule R6).</summary>
    public bool IsLong => Months > 3 || Days > 13 * 7;

    /// <summary>Its name in a document: <c>3-months</c>, <c>12-weeks</c>.</summary>
    public string Name => Months > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Months}-months")
        : string.Create(CultureInfo.InvariantCulture, $"{Days / 7}{Weeks}");

    public static EchoInterval OfWeeks(int weeks) => new(0, 7 * weeks);

    /// <summary>The interval called <paramref name="name"/>, or false.</summary>
    public static bool TryParse(string name, out EchoInterval interval)
    {
        ArgumentNullException.ThrowIfNull(name);
        interval = name switch
        {
            "3-months" => ThreeMonths,
            "4-months" => FourMonths,
            "6-months" => SixMonths,
            _ => OfWeeks(WeeksOf(name)),
        };
        return interval != default;
    }

    /// <summary><paramref name="times"/> intervals after <paramref name="anchor"/>, counted from the anchor.</summary>
    public DateOnly After(DateOnly anchor, int times = 1) => Months > 0 ? anchor.AddMonths(Months * times) : anchor.AddDays(Days * times);

    /// <summary>The weeks of <c>N-weeks</c>, or 0 when it is something else.</summary>
    private static int WeeksOf(string name) =>
        name.EndsWith(Weeks, StringComparison.Ordinal)
        && name[0] != '0'
        && int.TryParse(name.AsSpan(0, name.Length - Weeks.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)
        && weeks is >= LeastWeeks and <= MostWeeks
            ? weeks
            : 0;

    internal static EchoInterval OfDays(int days) => new(0, days);
}

/// <summary>How often LVEF is measured on HER2 therapy (rule E4).</summary>
/// <param name="First">From the first HER2 dose on.</param>
/// <param name="Then">After the first normal result on treatment; the same as <paramref name="First"/> when one interval counts throughout.</param>
public readonly record struct EchoIntervals(EchoInterval First, EchoInterval Then)
{
    public bool IsOne => First == Then;

    public static implicit operator EchoIntervals(EchoInterval one) => new(one, one);
}
