using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Digests;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Digests;

public sealed class What_a_digest_says
{
    private const string Navigator = "navigator.one@example.org";

    [Fact]
    public async Task Is_overdue_longest_first_then_today_then_the_next_7_days()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1", plan => plan["start"] = "2026-01-12"));
        await service.Approved(Documents.Tchp("plan-2"));
        await service.Approved(Documents.Tchp("plan-3", plan => plan["start"] = "2026-01-06"));
        await service.Approved(Documents.Tchp("plan-4", plan => plan["start"] = "2026-01-13"));
        await SweepAt(service, "2026-01-05T05:30:00Z");

        var mail = (await service.Mails()).Single();

        mail.Header("subject").ShouldBe("2 overdue, 2 today");
        Headings(mail.Text()).ShouldBe(["OVERDUE (2)", "DUE TODAY (2)", "NEXT 7 DAYS (3)"]);
        Order(mail.Text(),
            "MRN-plan-2: LVEF echo, baseline", "7 days overdue",
            "MRN-plan-3: LVEF echo, baseline", "6 days overdue",
            "DUE TODAY", "MRN-plan-1: LVEF echo, baseline", "MRN-plan-2: TCHP cycle 1 of 6",
            "NEXT 7 DAYS", "MRN-plan-3: TCHP cycle 1 of 6", "MRN-plan-4: LVEF echo, baseline", "MRN-plan-1: TCHP cycle 1 of 6", "in 7 days");
        mail.Text().ShouldContain("http://127.0.0.1:5080/plans/plan-2#echo-baseline");
        mail.Text().ShouldContain("Scheduling support, not medical advice.");
        mail.Text().Split('\n').ShouldAllBe(line => line.Length <= 78 || line.Contains("http", StringComparison.Ordinal));
        mail.Html().ShouldContain("Scheduling support, not medical advice.");
        mail.Html().ShouldContain("prefers-color-scheme:dark");
        foreach (var fetching in new[] { "<img", "src=", "url(", "<script", "<link" })
        {
            mail.Html().ShouldNotContain(fetching);
        }
    }

    [Fact]
    public async Task Is_the_same_in_the_mail_and_over_http()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await SweepAt(service, "2026-01-05T05:30:00Z");

        var said = (await service.Get($"/api/v1/digest?navigator={Navigator}")).Expect(HttpStatusCode.OK).Json;

        said["date"]!.GetValue<string>().ShouldBe("2026-01-05");
        var overdue = said["overdue"]!.AsArray().ShouldHaveSingleItem()!;
        (overdue["event"]!.GetValue<string>(), overdue["days"]!.GetValue<int>()).ShouldBe(("echo-baseline", 7));
        said["dueToday"]![0]!["event"]!.GetValue<string>().ShouldBe("tchp-1");
        var text = (await service.Mails()).Single().Text();
        foreach (var line in new[] { "overdue", "dueToday", "next7Days" }.SelectMany(section => said[section]!.AsArray()))
        {
            text.ShouldContain(line!["title"]!.GetValue<string>());
            text.ShouldContain(line["link"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task On_another_day_can_be_asked_for()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        var said = (await service.Get($"/api/v1/digest?navigator={Navigator}&date=2026-01-26")).Expect(HttpStatusCode.OK).Json;

        said["dueToday"]![0]!["event"]!.GetValue<string>().ShouldBe("tchp-2");
        said["overdue"]!.AsArray().Count.ShouldBe(2);
        (await service.Get("/api/v1/digest?date=26.01.2026")).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldBe(["?navigator", "?date"]);
        (await service.Get("/api/v1/digest?navigator=nobody@example.org")).ExpectProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Changed_is_one_line_for_each_cause_and_kind_and_only_since_the_last_digest()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await SweepAt(service, "2026-01-05T05:30:00Z");
        service.Time.MoveTo(Instant("2026-01-05T10:00:00Z"));
        (await service.Record(Documents.Batch(
            Documents.DoseGiven("f1", "tchp-1", "2026-01-05"), Documents.Deferred("f2", "tchp-2", "2026-02-02")))).Expect(HttpStatusCode.OK);
        await SweepAt(service, "2026-01-06T05:30:00Z");
        await SweepAt(service, "2026-01-07T05:30:00Z");

        var mails = (await service.Mails()).Select(m => m.Text()).ToList();

        mails[0].ShouldNotContain("CHANGED");
        mails[1].ShouldContain("CHANGED SINCE THE LAST DIGEST (2)");
        Order(Flat(mails[1]), "LVEF echo, baseline", "Cancelled, was Mon 29 Dec 2025", "MRN-plan-0001: TCHP cycle 2 of 6",
            "Moved from Mon 26 Jan 2026 to Mon 2 Feb 2026", "more events with it", "ANC below 1.5");
        mails.Count.ShouldBe(2, "on the 7th there is nothing to say any more");
    }

    [Fact]
    public async Task Waiting_names_the_result_that_is_awaited()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(Instant("2025-12-30T10:00:00Z"));
        (await service.Record(Documents.Batch(Documents.Fact("f1", "echo-performed", new JsonObject { ["event"] = "echo-baseline", ["date"] = "2025-12-29" }))))
            .Expect(HttpStatusCode.OK);
        await SweepAt(service, "2026-01-05T05:30:00Z");

        var text = (await service.Mails()).Single().Text();

        Order(text, "WAITING FOR A RESULT OR A DECISION (1)", "LVEF echo, baseline", "Result awaited, listed since Thu 1 Jan 2026");
        text.ShouldNotContain("OVERDUE");
    }

    [Fact]
    public async Task Waiting_names_a_clinicians_own_hold_every_day_until_it_is_resumed()
    {
        await using var patient = await Patient.AfterChemotherapy();
        var service = patient.Service;
        await patient.On("2026-06-20").Send(
            Documents.Fact("surgery", "surgery-performed", new JsonObject { ["date"] = "2026-05-18" }),
            Documents.Fact("pathology", "pathology-result", new JsonObject { ["date"] = "2026-05-28", ["response"] = "pcr" }),
            Documents.Fact("echo", "lvef-result", new JsonObject { ["date"] = "2026-06-19", ["percent"] = 61 }),
            Documents.DoseGiven("dose-7", "hp-7", "2026-06-20"));
        await patient.Record("hold", new JsonObject { ["from"] = "2026-06-20", ["reason"] = "infection" });

        var said = new List<string>();
        foreach (var day in new[] { "2026-06-22", "2026-06-23", "2026-07-20" })
        {
            await SweepAt(service, $"{day}T05:30:00Z");
            said.Add(Flat((await service.Mails())[^1].Text()));
        }

        said.ShouldAllBe(text => text.Contains("HP cycle 8 of 18 On hold, decision to resume awaited, listed since Sat 20 Jun 2026", StringComparison.Ordinal));
        await patient.Record("resume", new JsonObject { ["from"] = "2026-07-20", ["reason"] = "recovered" });
        (await service.Get($"/api/v1/digest?navigator={Navigator}")).Json["waiting"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Names_a_patient_only_where_the_site_allows_it(bool allowed)
    {
        await using var service = await ServiceFixture.Run(
            new Dictionary<string, string?>(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"))) { ["HerScheduler:Sites:0:ShowPatientNames"] =
                $"{allowed}" });
        await service.Approved(Documents.Tchp());
        await SweepAt(service, "2026-01-05T05:30:00Z");

        var mail = (await service.Mails()).Single();
        var json = (await service.Get($"/api/v1/digest?navigator={Navigator}")).Text;

        foreach (var said in new[] { mail.Text(), mail.Html(), json })
        {
            said.Contains("Example, Ada", StringComparison.Ordinal).ShouldBe(allowed);
        }

        mail.Header("subject").ShouldNotContain("Ada");
    }

    [Fact]
    public async Task Is_not_broken_by_a_hostile_name()
    {
        await using var service = await ServiceFixture.Run(
            new Dictionary<string, string?>(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"))) { ["HerScheduler:Sites:0:ShowPatientNames"] = "true" });
        await service.Approved(Documents.Tchp(change: plan => plan["patient"]!["name"] = "<img src=x onerror=alert(1)> \"Ada\" 💊 & Söhne"));
        await SweepAt(service, "2026-01-05T05:30:00Z");

        var mail = (await service.Mails()).Single();

        mail["defects"]!.AsArray().ShouldBeEmpty();
        mail.Html().ShouldNotContain("<img");
        mail.Html().ShouldContain("&lt;img src=x");
        mail.Text().ShouldContain("💊 & Söhne");
    }

    [Fact]
    public async Task Is_short_enough_however_much_there_is_and_says_what_was_cut()
    {
        await using var service = await ServiceFixture.Run();
        for (var number = 0; number < 60; number++)
        {
            await service.Approved(Documents.Tchp($"plan-{number:D3}"));
        }

        await SweepAt(service, "2026-07-01T05:30:00Z");

        var mail = (await service.Mails()).Single();
        mail["size"]!.GetValue<int>().ShouldBeLessThan(200 * 1024);
        mail.Text().ShouldContain("OVERDUE (660)");
        var cut = 660 - (mail.Text().Split("days overdue").Length - 1);
        cut.ShouldBeInRange(1, 460, "200 lines fit");
        Flat(mail.Text()).ShouldContain($"and {cut} more, not shown here: http://127.0.0.1:5080/");
        mail.Html().ShouldContain($"and {cut} more, not shown here");
    }

    [Fact]
    public async Task Takes_the_same_number_of_queries_for_one_navigator_and_for_ten()
    {
        var queries = new CountingQueries();
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(queries));
        await service.Approved(Documents.Tchp("plan-00"));
        var one = await CountReads(service, queries, "2026-01-05T05:30:00Z");
        for (var number = 1; number < 10; number++)
        {
            await service.Approved(Documents.Tchp($"plan-{number:D2}", plan => plan["navigator"] = $"navigator.{plan["id"]}@example.org"));
        }

        var ten = await CountReads(service, queries, "2026-01-06T05:30:00Z");

        ten.ShouldBe(one);
        service.MailFiles().Count.ShouldBe(11);
    }

    private static async Task<int> CountReads(ServiceFixture service, CountingQueries queries, string instant)
    {
        queries.Reads = 0;
        await SweepAt(service, instant);
        return queries.Reads;
    }

    private static IEnumerable<string> Headings(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Where(line => line.EndsWith(')') && !line.Any(char.IsLower));

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Order(string text, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(from, $"'{part}' should follow in: {text}");
            from = at + part.Length;
        }
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Task SweepAt(ServiceFixture service, string instant)
    {
        service.Time.MoveTo(Instant(instant));
        return service.Sweep<DigestSweep>();
    }
}
