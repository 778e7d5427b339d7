using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Digests;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Digests;

/// <summary>Each condition that stands until somebody acts, in the words in which a nurse reads it.</summary>
public sealed class What_a_digest_waits_for
{
    private static readonly string[] Cycles = ["2026-01-05", "2026-01-26", "2026-02-16", "2026-03-09", "2026-03-30", "2026-04-20"];

    [Fact]
    public async Task Is_said_in_English()
    {
        var digest = await Digest("en");

        digest.ShouldContain("LVEF below normal, repeat LVEF awaited, listed since Tue 21 Apr 2026");
        digest.ShouldContain("LVEF below normal, accepted: HER2 therapy goes on under cardiology, listed since Tue 21 Apr 2026");
        digest.ShouldContain("MRN-part: TCHP cycle 6 of 6 Which drugs of the cycle were given is not all recorded, listed since Fri 24 Apr 2026");
        digest.ShouldContain("Criteria to resume met, decision awaited, listed since Mon 20 Apr 2026; for a week or longer without a decision");
        digest.ShouldContain("MRN-late: Adjuvant therapy Therapy after surgery awaited, listed since Tue 7 Apr 2026");
    }

    [Fact]
    public async Task Is_said_in_German()
    {
        var digest = await Digest("de");

        digest.ShouldContain("LVEF unter dem Normalwert, Wiederholung der LVEF erwartet");
        digest.ShouldContain("LVEF unter dem Normalwert, akzeptiert: HER2-Therapie läuft unter kardiologischer Kontrolle weiter");
        digest.ShouldContain("Noch nicht eingetragen, welche Medikamente des Zyklus gegeben wurden");
        digest.ShouldContain("Kriterien für die Wiederaufnahme erfüllt, Entscheidung erwartet");
        digest.ShouldContain("seit einer Woche oder länger ohne Entscheidung");
        digest.ShouldContain("Therapie nach der Operation erwartet");
        digest.ShouldContain("MRN-part: TCHP Zyklus 6 von 6");
        digest.ShouldContain("HER2-Therapie läuft unter dem Normalwert weiter, ab 45 %, hingenommen am 21. Apr: cardiology agrees.");
        EnglishWords.In(digest).ShouldBeEmpty();
    }

    /// <summary>Five patients of one navigator on 1 May 2026; the words of her digest in one line.</summary>
    private static async Task<string> Digest(string language)
    {
        await using var service = await ServiceFixture.Run(
            new Dictionary<string, string?>(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"))) { ["HerScheduler:Sites:0:Language"] = language });
        string[] plans = ["low", "accepted", "part", "decide", "late"];
        foreach (var plan in plans)
        {
            await service.Approved(Documents.Tchp(plan, document => document["start"] = plan == "late" ? "2025-09-01" : "2026-01-05"));
        }

        service.Time.MoveTo(Instant("2026-04-21T09:00:00Z"));
        await Happen(service, "low", Lvef("2025-12-29", 56), [.. Cycles.Select(Given)], Lvef("2026-04-21", 49));
        await Happen(service, "accepted", Lvef("2025-12-29", 62), [.. Cycles.Select(Given)], Lvef("2026-04-21", 46),
            ("lvef-accepted", new JsonObject { ["date"] = "2026-04-21", ["floor"] = 45, ["reason"] = "cardiology agrees" }));
        await Happen(service, "part", Lvef("2025-12-29", 62), [.. Cycles[..5].Select(Given)], Lvef("2026-04-03", 61),
            ("dose-given", new JsonObject { ["event"] = "tchp-6", ["date"] = "2026-04-20", ["agents"] = new JsonArray("docetaxel", "carboplatin"),
                ["partial"] = true }));
        await Happen(service, "decide", Lvef("2025-12-29", 62), [.. Cycles[..4].Select(Given)], Lvef("2026-03-23", 44), Lvef("2026-04-20", 60));
        string[] autumn = ["2025-09-01", "2025-09-22", "2025-10-13", "2025-11-03", "2025-11-24", "2025-12-15"];
        await Happen(service, "late", Lvef("2025-08-25", 62), [.. autumn.Select(Given)], Lvef("2025-12-01", 61), Lvef("2026-03-02", 60),
            ("surgery-performed", new JsonObject { ["date"] = "2026-01-12" }),
            ("pathology-result", new JsonObject { ["date"] = "2026-01-22", ["response"] = "pcr" }));

        service.Time.MoveTo(Instant("2026-05-01T05:30:00Z"));
        await service.Sweep<DigestSweep>();
        return string.Join(' ', (await service.Mails()).Single().Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static (string Kind, JsonObject Fields) Lvef(string date, int percent) =>
        ("lvef-result", new JsonObject { ["date"] = date, ["percent"] = percent });

    private static (string Kind, JsonObject Fields) Given(string date, int index) =>
        ("dose-given", new JsonObject { ["event"] = $"tchp-{index + 1}", ["date"] = date });

    private static async Task Happen(
        ServiceFixture service, string plan, (string, JsonObject) baseline, (string, JsonObject)[] cycles, params (string Kind, JsonObject Fields)[] then)
    {
        (string Kind, JsonObject Fields)[] all = [baseline, .. cycles, .. then];
        var facts = all.Select((fact, index) => Documents.Fact($"{plan}-{index}", fact.Kind, fact.Fields, plan)).ToArray();
        (await service.Record(Documents.Batch(facts), plan)).Expect(HttpStatusCode.OK);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
