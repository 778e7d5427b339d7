using System.Net;
using HerScheduler.Plans;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Plans;

/// <summary>
/// An id is its characters: other letters are another patient, on every database. Ids that differ by case can both be there; those that differ by a space, by
/// width or by normal form cannot be stored and find nothing.
/// </summary>
public sealed class Ids_that_look_alike
{
    private const string Holiday = "2026-02-16";

    private static readonly string[] Lookalikes =
        ["PLAN-0001%20", "plan-0001%20", "plan-0001%20%20", "Plan-0001", "%EF%BD%90lan-0001", "plan%EF%BC%8D0001", "plan-000%E2%82%81"];

    [Fact]
    public async Task Are_two_patients_when_they_differ_by_case()
    {
        await using var service = await Both();

        (await service.Record(Documents.Batch(Documents.DoseGiven("dose-1", "tchp-1", "2026-01-05")))).Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Documents.DoseGiven("DOSE-1", "tchp-1", "2026-01-06", "PLAN-0001")), "PLAN-0001")).Expect(HttpStatusCode.OK);

        foreach (var (id, other, day) in new[] { ("plan-0001", "PLAN-0001", "2026-01-05"), ("PLAN-0001", "plan-0001", "2026-01-06") })
        {
            foreach (var address in new[] { $"/api/v1/plans/{id}", $"/api/v1/plans/{id}/schedule", $"/api/v1/plans/{id}/facts", $"/api/v1/plans/{id}/messages",
                $"/plans/{id}" })
            {
                var answer = (await service.Get(address)).Expect(HttpStatusCode.OK);
                answer.Text.ShouldContain(id);
                answer.Text.ShouldNotContain(other, Case.Sensitive, address);
            }

            (await service.Get($"/api/v1/plans/{id}/schedule")).Event("tchp-1")["date"]!.GetValue<string>().ShouldBe(day);
        }

        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Are_two_plans_of_a_list_of_a_digest_and_of_a_tracked_query()
    {
        await using var service = await Both();

        (await service.Get("/api/v1/plans")).Json["plans"]!.AsArray().Select(plan => plan!["id"]!.GetValue<string>()).ShouldBe(["PLAN-0001", "plan-0001"]);
        (await service.Get("/api/v1/plans?q=PLAN-0001")).Json["plans"]!.AsArray().Count.ShouldBe(2, "a search does not mind the case");
        (await service.InDatabase(db => db.Plans.Where(plan => plan.Navigator == "navigator.one@example.org").Select(plan => plan).ToListAsync()))
            .Select(plan => plan.PatientId).Order(StringComparer.Ordinal).ShouldBe(["MRN-PLAN-0001", "MRN-plan-0001"]);

        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 6, 0, 0, TimeSpan.Zero));
        var digest = (await service.Get("/api/v1/digest?navigator=navigator.one@example.org")).Expect(HttpStatusCode.OK).Text;
        digest.ShouldContain("\"PLAN-0001\"");
        digest.ShouldContain("\"plan-0001\"");
    }

    [Fact]
    public async Task Are_planned_anew_each_when_the_calendar_changes()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start))
        {
            await Approve(before);
        }

        await using var after =
            await ServiceFixture.On(database.Shared(), ServiceFixture.Start,
                new Dictionary<string, string?>(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30")))
        {
            ["HerScheduler:Sites:0:Holidays:0"] = Holiday,
        });
        await after.Sweep<ReplanningSweep>();

        var moved = await after.InDatabase(db => db.Events.AsNoTracking().Where(e => e.Key == "tchp-3").Select(e => new { e.PlanId, e.Date }).ToListAsync());
        moved.Count.ShouldBe(2);
        moved.ShouldAllBe(e => e.Date == new DateOnly(2026, 2, 17));
        await after.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Find_nothing_when_they_are_no_plans_own()
    {
        await using var service = await Both();
        foreach (var id in Lookalikes)
        {
            (await service.Get($"/api/v1/plans/{id}")).ExpectProblem(HttpStatusCode.NotFound).Json["title"]!.GetValue<string>().ShouldBe("Unknown plan", id);
            (await service.Get($"/api/v1/plans/{id}/schedule")).ExpectProblem(HttpStatusCode.NotFound);
            (await service.Get($"/api/v1/plans/{id}/facts")).ExpectProblem(HttpStatusCode.NotFound);
            (await service.Get($"/api/v1/plans/{id}/messages")).ExpectProblem(HttpStatusCode.NotFound);
            (await service.Get($"/plans/{id}")).Status.ShouldBe(HttpStatusCode.NotFound, id);
            (await service.Post($"/api/v1/plans/{id}/approve", "")).ExpectProblem(HttpStatusCode.NotFound);
            (await service.Put($"/api/v1/plans/{id}", Documents.Tchp().ToJsonString())).Status.ShouldBeOneOf(HttpStatusCode.NotFound,
                HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("plan-0001 ")]
    [InlineData("ｐlan-0001")]
    [InlineData("pläN-0001")]
    [InlineData("pla\u0308n-0001")]
    public async Task Are_refused_when_they_are_none(string id)
    {
        await using var service = await ServiceFixture.Run();

        (await service.Draft(Documents.Tchp(id))).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldContain("#/id");
        (await service.Record(Documents.Batch(Documents.DoseGiven(id, "tchp-1", "2026-01-05")))).Status.ShouldBeOneOf(HttpStatusCode.BadRequest,
            HttpStatusCode.NotFound);
    }

    private static async Task<ServiceFixture> Both()
    {
        var service = await ServiceFixture.Run();
        await Approve(service);
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 6, 9, 0, 0, TimeSpan.Zero));
        return service;
    }

    private static async Task Approve(ServiceFixture service)
    {
        await service.Approved(Documents.Tchp());
        await service.Approved(Documents.Tchp("PLAN-0001"));
    }
}
