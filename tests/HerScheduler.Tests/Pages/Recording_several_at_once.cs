using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Pages;

/// <summary>"These happened": after a go-live or a holiday past events are ticked and recorded on their planned dates in one go.</summary>
public sealed class Recording_several_at_once
{
    private const string Page = "/happened";

    private static readonly (string, string) Store = ("step", "store");

    [Fact]
    public async Task Each_is_recorded_on_its_planned_date_and_once_however_often_it_is_sent()
    {
        await using var service = await Behind("plan-a", "plan-b");
        var page = (await service.Http.Ask(HttpMethod.Get, Page)).Expect(HttpStatusCode.OK);

        var first = await service.Http.Submit(
            page, Page, Store, Row("plan-a:tchp-1:2026-01-05"), Row("plan-a:tchp-2:2026-01-26"), Row("plan-b:tchp-1:2026-01-05"),
            ("lvef:plan-a:echo-baseline:2025-12-29", "61"));
        var second = await service.Http.Submit(
            page, Page, Store, Row("plan-a:tchp-1:2026-01-05"), Row("plan-a:tchp-2:2026-01-26"), Row("plan-b:tchp-1:2026-01-05"),
            ("lvef:plan-a:echo-baseline:2025-12-29", "61"));

        first.Expect(HttpStatusCode.OK).Text.ShouldContain("4 events are recorded.");
        second.Expect(HttpStatusCode.OK).Text.ShouldContain("4 events are recorded.");
        (await Facts(service, "plan-a")).ShouldBe(["lvef-result echo-baseline 2025-12-29", "dose-given tchp-1 2026-01-05", "dose-given tchp-2 2026-01-26"]);
        (await Facts(service, "plan-b")).ShouldBe(["dose-given tchp-1 2026-01-05"]);
        (await service.Get("/api/v1/plans/plan-a/schedule")).Event("tchp-2")["done"]!["date"]!.GetValue<string>().ShouldBe("2026-01-26");
    }

    [Fact]
    public async Task What_cannot_be_recorded_holds_up_its_own_patient_only_and_says_why()
    {
        await using var service = await Behind("plan-a", "plan-b");

        var answer = await service.Http.Fill(
            Page, Page, Store, Row("plan-a:tchp-1:2026-01-05"), ("lvef:plan-a:echo-baseline:2025-12-29", "much"),
            Row("plan-b:tchp-1:2026-01-05"), Row("plan-b:tchp-2:2026-01-26"));

        answer.Expect(HttpStatusCode.OK).Text.ShouldContain("2 events are recorded.");
        answer.Text.ShouldContain("Of 1 patient nothing was recorded");
        answer.Text.ShouldContain("id=\"fault-plan-a-echo-baseline\"");
        answer.Text.ShouldContain("Not recorded, because the others of this patient were not.");
        (await Facts(service, "plan-a")).ShouldBeEmpty("all of a patient's or nothing");
        (await Facts(service, "plan-b")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Before_anything_is_stored_the_page_says_what_would_happen_and_unticks_what_cannot_be_recorded()
    {
        await using var service = await Behind("plan-a");

        var answer = await service.Http.Fill(
            Page, Page, ("step", "preview"), Row("plan-a:tchp-1:2026-01-05"), ("lvef:plan-a:echo-baseline:2025-12-29", "44"), Row("plan-a:tchp-3:2026-01-26"));

        answer.Expect(HttpStatusCode.OK).Text.ShouldContain("2 events would be recorded.");
        answer.Text.ShouldContain("1 cannot be recorded as it is and is no longer ticked");
        answer.Text.ShouldContain("id=\"fault-plan-a-tchp-3\"");
        answer.Text.ShouldContain("Alert:", customMessage: "an LVEF of 44 is too low to start");
        answer.Text.ShouldContain("value=\"plan-a:tchp-1:2026-01-05\" checked");
        answer.Text.ShouldNotContain("value=\"plan-a:tchp-3:2026-02-16\" checked");
        (await Facts(service, "plan-a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_of_it_is_taken_back_with_one_click()
    {
        await using var service = await Behind("plan-a", "plan-b");
        var done = (await service.Http.Fill(Page, Page, Store, Row("plan-a:tchp-1:2026-01-05"), Row("plan-a:tchp-2:2026-01-26"),
            Row("plan-b:tchp-1:2026-01-05"))).Expect(HttpStatusCode.OK);

        var undone = await service.Http.Submit(done, Page, ("step", "undo"));
        var again = await service.Http.Submit(done, Page, ("step", "undo"));

        undone.Expect(HttpStatusCode.OK).Text.ShouldContain("3 recordings are taken back.");
        again.Expect(HttpStatusCode.OK).Text.ShouldContain("3 recordings are taken back.");
        (await Facts(service, "plan-a")).Count(fact => fact.StartsWith("retracted", StringComparison.Ordinal)).ShouldBe(2);
        (await service.Get("/api/v1/plans/plan-a/schedule")).Event("tchp-1")["status"]!.GetValue<string>().ShouldBe("planned");
    }

    [Fact]
    public async Task Whoever_was_first_is_named_and_nothing_is_recorded_over_it()
    {
        await using var service = await Behind("plan-a");
        var page = (await service.Http.Ask(HttpMethod.Get, Page)).Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Documents.DoseGiven("hers", "tchp-1", "2026-01-06", "plan-a")), "plan-a")).Expect(HttpStatusCode.OK);

        var answer = await service.Http.Submit(page, Page, Store, Row("plan-a:tchp-1:2026-01-05"), Row("plan-a:tchp-2:2026-01-26"));

        answer.Expect(HttpStatusCode.OK).Text.ShouldContain("nurse.one@example.org recorded meanwhile: Given");
        (await Facts(service, "plan-a")).ShouldBe(["dose-given tchp-1 2026-01-06"]);
    }

    [Fact]
    public async Task A_patient_out_of_reach_is_not_there()
    {
        await using var service = await Behind("plan-a", "plan-b");
        using var other = await service.Client("navigator.two@example.org", UserRole.Navigator, "lake-clinic");

        var page = (await other.Ask(HttpMethod.Get, "/happened?plan=plan-a")).Expect(HttpStatusCode.OK);
        var answer = await other.Submit(await other.Ask(HttpMethod.Get, "/plans/new"), Page, Store, Row("plan-a:tchp-1:2026-01-05"), ("version:plan-a", "1"));

        page.Text.ShouldNotContain("MRN-plan-a");
        answer.Expect(HttpStatusCode.OK).Text.ShouldNotContain("MRN-plan-a");
        (await Facts(service, "plan-a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_is_offered_only_what_it_may_record()
    {
        await using var service = await Behind("plan-a");
        using var pharmacy = await service.Client("pharmacy-north", UserRole.Pharmacy, "north-clinic");

        var page = (await pharmacy.Ask(HttpMethod.Get, "/happened?all=true")).Expect(HttpStatusCode.OK).Text;

        page.ShouldContain("value=\"plan-a:tchp-1:2026-01-05\" checked");
        page.ShouldNotContain("value=\"plan-a:echo-baseline:2025-12-29\"");
    }

    [Fact]
    public async Task The_access_log_names_every_patient_that_was_shown_and_recorded()
    {
        await using var service = await Behind("plan-a", "plan-b");

        await service.Http.Fill(Page, Page, Store, Row("plan-b:tchp-1:2026-01-05"));

        await Eventually.Is(
            async () =>
            {
                var entries = await service.InDatabase(db =>
                    db.AccessLog.Where(row => row.Action.EndsWith("/happened")).Select(row => row.Action + " " + row.PlanId).ToListAsync());
                return entries.Order(StringComparer.Ordinal).SequenceEqual(["GET /happened plan-a", "GET /happened plan-b", "POST /happened plan-b"]);
            },
            "each patient has an entry of her own");
    }

    [Fact]
    public async Task Of_many_patients_a_page_has_25_and_leads_to_the_next()
    {
        await using var service = await Behind([.. Enumerable.Range(1, 27).Select(number => $"plan-{number:00}")]);

        var first = (await service.Get(Page)).Text;
        var second = (await service.Get("/happened?page=2")).Text;

        first.Split("<fieldset").Length.ShouldBe(26);
        first.ShouldContain("href=\"/happened?page=2\"");
        second.Split("<fieldset").Length.ShouldBe(3);
        (await service.Get("/happened?navigator=nobody@example.org")).Text.ShouldContain("Nothing is overdue here");
    }

    /// <summary>Plans whose baseline echo and first three cycles are overdue.</summary>
    private static async Task<ServiceFixture> Behind(params string[] plans)
    {
        var service = await ServiceFixture.Run();
        foreach (var plan in plans)
        {
            await service.Approved(Documents.Tchp(plan));
        }

        service.Time.MoveTo(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero));
        return service;
    }

    private static (string, string) Row(string row) => ("row", row);

    private static async Task<IReadOnlyList<string>> Facts(ServiceFixture service, string plan) =>
    [
        .. (await service.Get($"/api/v1/plans/{plan}/facts")).Json["facts"]!.AsArray().Skip(1).Select(entry => Said(entry!)),
    ];

    private static string Said(JsonNode entry) => $"{entry["kind"]} {entry["fact"]!["event"]} {entry["fact"]!["date"]}".TrimEnd();
}
