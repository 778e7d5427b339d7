using System.Net;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Hosting;

public sealed class Roles_of_a_process
{
    [Fact]
    public async Task Are_said_by_its_health()
    {
        await using var service =
            await ServiceFixture.Run(new Dictionary<string, string?> { ["HerScheduler:Roles"] = "sweeps,web", ["HerScheduler:Replica"] = "node-7" });

        (await service.Get("/health/ready")).Expect(HttpStatusCode.OK).Json["checks"]!["roles"]!.GetValue<string>().ShouldBe("node-7 does web, sweeps.");
    }

    [Fact]
    public async Task Without_web_leave_nothing_but_health_on_its_address()
    {
        await using var service = await ServiceFixture.Run(new Dictionary<string, string?> { ["HerScheduler:Roles"] = "relay" });

        (await service.Get("/health/live")).Expect(HttpStatusCode.OK);
        (await service.Get("/health/ready")).Expect(HttpStatusCode.OK);
        (await service.Get("/")).Expect(HttpStatusCode.NotFound);
        (await service.Get("/api/v1/plans")).Expect(HttpStatusCode.NotFound);
    }

    [Theory]
    [Trait("Database", "any")]
    [InlineData("web,relais", "HerScheduler:Roles: there is no role 'relais'; the roles are web, relay, facts, sweeps.")]
    [InlineData(" , ", "HerScheduler:Roles: none is named; the roles are web, relay, facts, sweeps.")]
    public async Task That_do_not_exist_are_refused_with_one_sentence(string roles, string sentence)
    {
        var run = await CommandRun.Of("serve", "--roles", roles);

        run.Status.ShouldBe(2);
        run.Error.Trim().ShouldBe($"herscheduler serve: {sentence}");
    }

    [Theory]
    [Trait("Database", "any")]
    [InlineData("web,relay,facts,sweeps", Roles.All)]
    [InlineData("SWEEPS, relay", Roles.Sweeps | Roles.Relay)]
    [InlineData("facts", Roles.Facts)]
    public void Are_named_in_any_order(string text, Roles expected)
    {
        var faults = new List<string>();

        RoleNames.Parse(text, faults).ShouldBe(expected);

        faults.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Database", "any")]
    public void Belong_to_a_name_that_no_other_process_of_the_host_has()
    {
        ReplicaName.Of(new SchedulerSettings()).ShouldBe($"{Environment.MachineName}-5080");
        ReplicaName.Of(new SchedulerSettings { Urls = "http://*:8080;http://127.0.0.1:9090" }).ShouldBe($"{Environment.MachineName}-8080");
        ReplicaName.Of(new SchedulerSettings { Urls = "http://127.0.0.1:0" }).ShouldBe($"{Environment.MachineName}-{Environment.ProcessId}");
        ReplicaName.Of(new SchedulerSettings { Replica = "node-7" }).ShouldBe("node-7");
    }
}
