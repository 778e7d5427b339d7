using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>
/// Some sixty invented patients at three clinics, day after day for more than a year, by chance: doses given on time and late, deferred and left out, echoes
/// booked, performed, measured with and without saying which, put off or forgotten. No LVEF holds or is below normal, and pathology finds no residual disease.
/// </summary>
internal sealed class ClinicLives(ServiceFixture service, int seed)
{
    public static readonly DateTimeOffset End = new(2027, 3, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Id, zone, weekdays, closed days: so many that they meet what is planned.</summary>
    public static readonly IReadOnlyList<(string Id, string Zone, DayOfWeek[] Open, string[] Holidays)> Sites =
    [
        ("north-clinic", "Europe/Amsterdam", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], Every(11)),
        ("lake-clinic", "America/Los_Angeles", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], Every(13)),
        ("south-clinic", "Pacific/Auckland", [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday], Every(17)),
    ];

    private static readonly string[] Protocols =
        ["hp", "tchp", "hp", "ac-thp", "h", "tchp", "hp", "ddac-thp", "tchp", "fec-dhp", "hp", "tch", "tchp", "ac-thp", "hp"];

    private static readonly string?[] Intervals =
        [null, "\"12-weeks\"", "\"4-months\"", null, """{ "first": "3-months", "then": "6-months" }""", "\"9-weeks\"", "\"6-months\""];

    private readonly Random _random = new(seed);

    public List<ClinicLife> All { get; } = [];

    public static Dictionary<string, string?> Settings()
    {
        var settings = Clinics.Of([.. Sites.Select(site => (site.Id, site.Zone, "06:30"))]);
        foreach (var (index, site) in Sites.Index())
        {
            foreach (var (number, day) in site.Open.Index())
            {
                settings[$"HerScheduler:Sites:{index}:OpenDays:{number}"] = $"{day}";
            }

            foreach (var (number, day) in site.Holidays.Index())
            {
                settings[$"HerScheduler:Sites:{index}:Holidays:{number}"] = day;
            }
        }

        return settings;
    }

    public async Task Live(int patients)
    {
        for (var number = 0; number < patients; number++)
        {
            await Begin(number);
        }

        for (var now = ServiceFixture.Start; now < End; now += TimeSpan.FromHours(_random.Next(40, 130)))
        {
            service.Time.MoveTo(now);
            foreach (var life in All)
            {
                await life.Day(now);
            }
        }

        service.Time.MoveTo(End);
    }

    private static string[] Every(int days) =>
        [.. Enumerable.Range(0, 800 / days).Select(number => $"{new DateOnly(2026, 1, 1).AddDays(number * days):yyyy-MM-dd}")];

    /// <summary>Adjuvant courses come to their end within the time, the others begin so late that theirs lies behind it.</summary>
    private async Task Begin(int number)
    {
        var (protocol, site) = (Protocols[number % Protocols.Length], Sites[_random.Next(Sites.Count)]);
        var start = protocol switch
        {
            "hp" or "h" => new DateOnly(2025, 12, 29).AddDays(_random.Next(45)),
            "tchp" or "tch" => new DateOnly(2026, 4, 20).AddDays(_random.Next(60)),
            _ => new DateOnly(2026, 3, 2).AddDays(_random.Next(60)),
        };
        var plan = Documents.Tchp($"life-{number:00}", plan =>
        {
            (plan["protocol"], plan["start"], plan["site"]) = (protocol, $"{start:yyyy-MM-dd}", site.Id);
            plan["navigator"] = $"navigator.{_random.Next(4)}@example.org";
            plan.Remove("radiotherapy");
            if (protocol == "tch")
            {
                (plan["disease"]!["stage"], plan["disease"]!["tumorSizeCm"], plan["disease"]!["nodes"]) = ("IA", 1.4, "negative");
                plan["afterSurgery"] = new JsonObject { ["pcr"] = "h" };
            }

            if (Intervals[_random.Next(Intervals.Length)] is { } interval)
            {
                plan["settings"] = new JsonObject { ["echoInterval"] = JsonNode.Parse(interval) };
            }
        });
        await service.Approved(plan);
        All.Add(new ClinicLife(service, plan, TimeZoneInfo.FindSystemTimeZoneById(site.Zone), _random));
    }
}
