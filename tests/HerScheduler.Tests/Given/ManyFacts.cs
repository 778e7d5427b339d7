using System.Globalization;
using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>
/// Any number of facts of a TCHP plan, each acceptable after those before it: appointments for its first echo, and now and then a later last cycle.
/// </summary>
internal static class ManyFacts
{
    private const int EveryFifth = 5;

    /// <param name="plan">The plan.</param>
    /// <param name="start">Its first day.</param>
    /// <param name="number">From 1 on.</param>
    /// <param name="id">The fact's id.</param>
    public static JsonObject Of(string plan, DateOnly start, int number, string id) => number % EveryFifth == 0
        ? Documents.Deferred(id, "tchp-6", Iso(start.AddDays(105 + (number / EveryFifth))), plan)
        : Documents.Fact(id, "echo-booked", new JsonObject { ["event"] = "echo-1", ["date"] = Iso(start.AddDays(80 + (number % 14))) }, plan);

    /// <summary>One that the plan contradicts.</summary>
    public static JsonObject Unacceptable(string plan, string id) => Documents.DoseGiven(id, "tchp-99", "2026-01-05", plan);

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
