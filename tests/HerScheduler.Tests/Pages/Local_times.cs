using System.Net;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>
/// An instant is written in the time of the plan's clinic where it is about a plan; else in that of the reader's clinics, which is named where they have several.
/// It is 09:00 UTC on 20 December: 22:00 in Auckland and 03:00 in Chicago.
/// </summary>
public sealed class Local_times : IAsyncLifetime
{
    private const string Auckland = "Sat 20 Dec 2025, 22:00";
    private const string Chicago = "Sat 20 Dec 2025, 03:00";

    private ServiceFixture? _service;

    private ServiceFixture Service => _service!;

    public async Task InitializeAsync()
    {
        _service = await ServiceFixture.Run(Clinics.Of(
            ("a-clinic", "Pacific/Auckland", "06:30"), ("c-clinic", "America/Chicago", "06:30"), ("d-clinic", "America/Chicago", "06:30")));
        await Service.Approved(Documents.Tchp("plan-near", plan => plan["site"] = "a-clinic"));
        await Service.Approved(Documents.Tchp("plan-far", plan => plan["site"] = "c-clinic"));
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    [Fact]
    public async Task Of_what_was_sent_about_a_plan_are_those_of_its_clinic()
    {
        var all = await Page("/deliveries");
        var near = await Page("/deliveries?plan=plan-near");
        var far = await Page("/deliveries?plan=plan-far");

        all.ShouldContain(">When (Pacific/Auckland)</th>");
        near.ShouldContain($">{Auckland}</td>");
        near.ShouldNotContain("03:00");
        far.ShouldContain($">{Chicago}<div>America/Chicago</div></td>");
        far.ShouldNotContain("22:00");
    }

    [Theory]
    [InlineData("c-clinic")]
    [InlineData("c-clinic", "d-clinic")]
    public async Task Of_one_zone_are_in_it_and_need_no_name(params string[] sites)
    {
        var sent = await Page("/deliveries", sites);
        var report = await Page("/reports/overdue-echo", sites);

        sent.ShouldContain(">When</th>");
        sent.ShouldContain($">{Chicago}</td>");
        report.ShouldContain($"Counted {Chicago}.");
        (sent + report).ShouldNotContain("America/Chicago");
    }

    [Fact]
    public async Task Of_a_report_are_those_of_the_readers_first_clinic_by_name_where_there_are_several() =>
        (await Page("/reports/overdue-echo")).ShouldContain($"Counted {Auckland} (Pacific/Auckland).");

    [Fact]
    public async Task Of_accounts_and_of_the_access_log_follow_the_same_rule()
    {
        await Eventually.Is(
            async () => (await Page("/access-log?plan=plan-far", UserRole.Administrator)).Contains("plan-far</a>", StringComparison.Ordinal), "it is written down");

        var users = await Page("/users", UserRole.Administrator);
        users.ShouldContain(">Last used (Pacific/Auckland)</th>");
        users.ShouldContain(Auckland);
        (await Page("/users", UserRole.Administrator, "c-clinic")).ShouldContain(">Last used</th>");
        var log = await Page("/access-log?plan=plan-far", UserRole.Administrator);
        log.ShouldContain(">When (Pacific/Auckland)</th>");
        log.ShouldContain($">{Chicago}<div>America/Chicago</div></td>");
        var own = await Page("/access-log?plan=plan-far", UserRole.Administrator, "c-clinic");
        own.ShouldContain(">When</th>");
        own.ShouldContain($">{Chicago}</td>");
    }

    private Task<string> Page(string address, params string[] sites) => Page(address, UserRole.Clinician, sites);

    private async Task<string> Page(string address, UserRole role, params string[] sites)
    {
        using var reader = await Service.Client($"reader-{Guid.NewGuid():N}", role, sites);
        return (await reader.Ask(HttpMethod.Get, address)).Expect(HttpStatusCode.OK).Text;
    }
}
