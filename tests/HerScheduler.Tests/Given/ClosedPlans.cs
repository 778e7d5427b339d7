using System.Net;
using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>Plans whose course is over.</summary>
internal static class ClosedPlans
{
    /// <summary>The patient died on the clock's day; every message is sent.</summary>
    public static async Task Closed(this ServiceFixture service, string plan = "plan-0001")
    {
        await service.Approved(Documents.Tchp(plan));
        await service.Close(plan);
        await service.RelayAll();
    }

    public static async Task Close(this ServiceFixture service, string plan)
    {
        var today = DateOnly.FromDateTime(service.Time.GetUtcNow().UtcDateTime);
        var died = new JsonObject { ["date"] = $"{today:O}", ["reason"] = "progressive disease" };
        (await service.Record(Documents.Batch(Documents.Fact($"{plan}-closing", "patient-died", died, plan)), plan)).Expect(HttpStatusCode.OK);
    }
}
