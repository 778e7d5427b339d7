using System.Text.Json.Nodes;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks.Library;
using HerScheduler.Data;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Tests.Field;

/// <summary>
/// Something is taken away that open plans need: <c>serve</c> says what and how many need it, and does not start; a running service says it in <c>ready</c>.
/// </summary>
public sealed class What_open_plans_need : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("site", "The clinic 'own' is not configured (HerScheduler:Sites), and 1 open plan belongs to it.")]
    [InlineData("protocol", "The protocol 'own' is not known (HerScheduler:ProtocolsFolder), and 1 open plan belongs to it.")]
    [InlineData("lvefPolicy", "The LVEF policy 'own' is not known (HerScheduler:ProtocolsFolder), and 1 open plan belongs to it.")]
    [InlineData("tasks", "The task 'own' is not known (HerScheduler:ProtocolsFolder), and 1 open plan belongs to it.")]
    public async Task Is_missed_at_the_start_and_while_it_is_gone(string what, string says)
    {
        await using var database = await TestDatabase.Create(_folder);
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, With(what)))
        {
            await before.Approved(Documents.Tchp("plan-1", plan => Use(plan, what)));
            await before.Draft(Documents.Tchp("plan-2", plan => Use(plan, what)));
            (await Settings(before)).Status.ShouldBe(HealthStatus.Healthy);
        }

        await using var after = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, With("nothing"));
        var start = await CommandRun.Of("serve", "--urls", "http://127.0.0.1:0", "--config", after.SettingsFile(With("nothing")));
        (start.Status, start.Faults[0]).ShouldBe((2, $"herscheduler serve: {says}"));
        start.Faults[1].ShouldContain("--allow-unknown-sites");

        var found = await Settings(after);
        (found.Status, found.Description).ShouldBe((HealthStatus.Degraded, says));
    }

    [Fact]
    public async Task Of_a_navigator_is_an_address_that_mail_servers_take_and_without_one_it_says_so_and_starts()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1"));
        await using var scope = service.Services.CreateAsyncScope();
        var plans = scope.ServiceProvider.GetRequiredService<SchedulerDb>().Plans;
        await plans.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.Navigator, "schwester.käthe@example.org"));

        var found = await Settings(service);

        found.Status.ShouldBe(HealthStatus.Degraded);
        found.Description.ShouldBe("No mail server takes the navigator's address 'schwester.käthe@example.org', and 1 open plan belongs to it.");
    }

    private static void Use(JsonObject plan, string what)
    {
        switch (what)
        {
            case "tasks":
                plan["tasks"] = new JsonArray("own");
                break;
            case "lvefPolicy":
                plan["settings"] = new JsonObject { ["lvefPolicy"] = "own" };
                break;
            default:
                plan[what] = "own";
                break;
        }
    }

    /// <summary>The settings of an installation with the clinic's own file of that kind, or its own site.</summary>
    private Dictionary<string, string?> With(string what)
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"));
        if (what == "site")
        {
            settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"), ("own", "Europe/Amsterdam", "06:30"));
        }

        var own = Directory.CreateDirectory(_folder.File(what)).FullName;
        if (Document(what) is { } document)
        {
            File.WriteAllText(Path.Combine(own, "own.json"), document);
        }

        return new Dictionary<string, string?>(settings) { ["HerScheduler:ProtocolsFolder"] = own };
    }

    private static string? Document(string what) => what switch
    {
        "protocol" => Renamed(ProtocolJson.ToUtf8(PlanLibrary.BuiltIn.Protocols.Find("tchp")!), "tchp"),
        "lvefPolicy" => Renamed(LvefPolicyJson.ToUtf8(PlanLibrary.BuiltIn.Policies.Find("us-label")!), "us-label"),
        "tasks" => Renamed(TaskJson.ToUtf8(PlanLibrary.BuiltIn.Tasks.Find("bone-density")!), "bone-density"),
        _ => null,
    };

    private static string Renamed(byte[] document, string id) =>
        System.Text.Encoding.UTF8.GetString(document).Replace($"\"id\": \"{id}\"", "\"id\": \"own\"", StringComparison.Ordinal);

    private static Task<HealthCheckResult> Settings(ServiceFixture service) =>
        ActivatorUtilities.CreateInstance<HerScheduler.Health.SettingsHealth>(service.Services).CheckHealthAsync(new HealthCheckContext());
}
