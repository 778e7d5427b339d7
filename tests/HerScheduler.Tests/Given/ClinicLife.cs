using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>One patient of <see cref="ClinicLives"/>. What is open and when is asked of the service; what becomes of it is chance.</summary>
internal sealed class ClinicLife(ServiceFixture service, JsonObject plan, TimeZoneInfo zone, Random random)
{
    /// <summary>Falls of ten and more among them are watched closely; none is of sixteen.</summary>
    private static readonly int[] Percents = [55, 55, 56, 58, 60, 61, 62, 63, 64, 65, 66, 66];

    /// <summary>How often somebody thinks of her echoes: some are forgotten.</summary>
    private readonly double _care = 0.02 + (0.2 * Math.Pow(random.NextDouble(), 2));

    private readonly HashSet<DateOnly> _measured = [];
    private JsonArray? _events;
    private string? _awaited;
    private bool _closed;
    private int _facts;

    public string Id { get; } = plan["id"]!.GetValue<string>();

    public int Refused { get; private set; }

    public int Recorded { get; private set; }

    public async Task Day(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        _events ??= await Schedule();
        var open = _events.Where(item => item!["status"]!.GetValue<string>() == "planned").Select(item => new Open(item!)).ToList();
        foreach (var track in open.Where(item => item.Kind is "cycle" or "surgery" or "pathology").GroupBy(item => item.Track))
        {
            await Dose(track.First(), today);
        }

        await Echo(open.Where(item => item.Kind == "echo" && item.Date <= today.AddDays(10)).ToList(), today);
        await Rarely(today);
    }

    private async Task Dose(Open next, DateOnly today)
    {
        if (next.Date > today)
        {
            return;
        }

        var chance = random.NextDouble();
        switch (next.Kind)
        {
            case "surgery":
                await Record("surgery-performed", new() { ["date"] = Iso(today) });
                break;
            case "pathology":
                await Record("pathology-result", new() { ["date"] = Iso(today), ["response"] = "pcr" });
                break;
            default:
                await (chance < 0.6 ? Record("dose-given", new() { ["event"] = next.Key, ["date"] = Iso(chance < 0.45 ? next.Date : today) })
                    : chance < 0.7
                        ? Record("deferred", new()
                        {
                            ["event"] = next.Key, ["to"] = Iso(today.AddDays(random.Next(1, 15))), ["reason"] = "ANC below 1.5",
                        })
                    : chance < 0.72 && !next.Key.EndsWith("-1", StringComparison.Ordinal)
                        ? Record("dose-omitted", new() { ["event"] = next.Key, ["reason"] = "fever" })
                        : Task.CompletedTask);
                break;
        }
    }

    private async Task Echo(List<Open> near, DateOnly today)
    {
        var (chance, day) = (random.NextDouble(), today.AddDays(-random.Next(5)));
        if (_awaited is not null && chance < 0.1)
        {
            _awaited = null;
            await Lvef(@event: null, today);
        }
        else if (near.Count > 0 && chance < _care)
        {
            var echo = near[random.Next(4) > 0 ? 0 : ^1];
            await (random.Next(12) switch
            {
                < 3 => Lvef(echo.Key, day),
                < 5 => Lvef(@event: null, day),
                5 => Record("echo-performed", new() { ["event"] = echo.Key, ["date"] = Iso(day) }),
                6 => Record("deferred", new()
                {
                    ["event"] = echo.Key, ["to"] = Iso((echo.Date > today ? echo.Date : today).AddDays(random.Next(1, 20))), ["reason"] = "asked for it",
                }),
                _ => Record("echo-booked", new() { ["event"] = echo.Key, ["date"] = Iso(today.AddDays(random.Next(20))) }),
            });
        }
        else if (chance > 0.99)
        {
            await Lvef(@event: null, day);
        }
    }

    private Task Lvef(string? @event, DateOnly day)
    {
        var result = new JsonObject { ["date"] = Iso(day), ["percent"] = Percents[random.Next(Percents.Length)] };
        if (@event is not null)
        {
            result["event"] = @event;
        }

        return _measured.Add(day) ? Record("lvef-result", result) : Task.CompletedTask;
    }

    private async Task Rarely(DateOnly today)
    {
        var chance = random.NextDouble();
        if (chance < 0.001)
        {
            await Record("patient-transferred", new() { ["date"] = Iso(today), ["reason"] = "moved away" });
        }
        else if (chance < 0.004)
        {
            plan["navigator"] = $"navigator.{random.Next(4)}@example.org";
            await Record("plan-amended", new() { ["document"] = plan.DeepClone() });
        }
    }

    private async Task Record(string kind, JsonObject fields)
    {
        if (_closed)
        {
            return;
        }

        var answer = await service.Record(Documents.Batch(Documents.Fact($"{Id}-{_facts++}", kind, fields, Id)), Id);
        if (answer.Status != HttpStatusCode.OK)
        {
            Refused++;
            return;
        }

        (Recorded, _events) = (Recorded + 1, null);
        _closed |= kind == "patient-transferred";
        _awaited = kind == "echo-performed" ? fields["event"]!.GetValue<string>() : _awaited;
    }

    private async Task<JsonArray> Schedule() => (await service.Get($"/api/v1/plans/{Id}/schedule")).Expect(HttpStatusCode.OK).Json["events"]!.AsArray();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Open(string Kind, string Key, DateOnly Date)
    {
        public Open(JsonNode item)
            : this(item["kind"]!.GetValue<string>(), item["key"]!.GetValue<string>(),
                DateOnly.ParseExact(item["date"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
        }

        public string Track => Key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    }
}
