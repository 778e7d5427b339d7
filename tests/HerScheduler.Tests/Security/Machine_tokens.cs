using System.Net;
using System.Text;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Security;

/// <summary>Machines sign in with a token that is made, listed and revoked on the command line.</summary>
public sealed class Machine_tokens
{
    [Fact]
    public async Task Are_shown_once_and_stored_as_a_hash()
    {
        await using var service = await ServiceFixture.Run();
        var config = service.SettingsFile();

        var added = await CommandRun.Of("token", "add", "pharmacy-north", "--role", "pharmacy", "--site", "north-clinic", "--config", config);

        added.Status.ShouldBe(0, added.Error);
        var token = added.Output.Trim();
        token.ShouldMatch("^hs_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$");
        var row = await service.InDatabase(db => db.MachineTokens.SingleAsync(each => each.Name == "pharmacy-north"));
        row.Hash.ShouldMatch("^[0-9a-f]{64}$");
        token.ShouldNotContain(row.Hash);
        (await CommandRun.Of("token", "list", "--config", config)).Output.ShouldContain("pharmacy-north  pharmacy  north-clinic  never expires  never used");
        (await With(service, token)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Open_nothing_once_they_are_revoked_expired_or_wrong()
    {
        await using var service = await ServiceFixture.Run();
        var config = service.SettingsFile();
        var token = (await CommandRun.Of("token", "add", "engine", "--role", "clinician", "--expires", "2026-02-01", "--config", config)).Output.Trim();
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 31, 23, 59, 59, TimeSpan.Zero));
        (await With(service, token)).Expect(HttpStatusCode.OK);

        foreach (var wrong in new[] { token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), token[..^1], token + "A", "hs_0000000000000000_"
            + token[20..], "secret", "" })
        {
            (await With(service, wrong)).Expect(HttpStatusCode.Unauthorized);
        }

        service.Time.MoveTo(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        (await With(service, token)).ExpectProblem(HttpStatusCode.Unauthorized);

        var other = (await CommandRun.Of("token", "add", "other", "--role", "clinician", "--config", config)).Output.Trim();
        (await With(service, other)).Expect(HttpStatusCode.OK);
        (await CommandRun.Of("token", "revoke", "other", "--config", config)).Status.ShouldBe(0);
        (await With(service, other)).Expect(HttpStatusCode.Unauthorized);
        (await CommandRun.Of("token", "revoke", "other", "--config", config)).Status.ShouldBe(1, "it is revoked already");
        (await CommandRun.Of("token", "add", "other", "--role", "clinician", "--config", config)).Status.ShouldBe(1, "logs know another bearer by that name");
    }

    [Theory]
    [InlineData("--role", "surgeon")]
    [InlineData("--role", "navigator")]
    [InlineData("--role", "pharmacy", "--site", "moon-clinic")]
    [InlineData("--role", "pharmacy", "--expires", "2020-01-01")]
    [InlineData("--role", "pharmacy", "--expires", "soon")]
    public async Task Are_not_made_of_what_cannot_be_meant(params string[] options)
    {
        await using var service = await ServiceFixture.Run();

        var refused = await CommandRun.Of(["token", "add", "engine", .. options, "--config", service.SettingsFile()]);

        refused.Status.ShouldBeOneOf(1, 2);
        refused.Faults.ShouldHaveSingleItem();
        (await service.InDatabase(db => db.MachineTokens.CountAsync())).ShouldBe(1, "the test's own");
    }

    [Fact]
    public async Task Say_when_they_were_last_used()
    {
        await using var service = await ServiceFixture.Run();
        await service.Get("/api/v1/plans");

        await Eventually.Is(() => service.InDatabase(db => db.MachineTokens.AnyAsync(row => row.LastUsedAt == ServiceFixture.Start)), "it is written down");
    }

    [Fact]
    public async Task Stand_in_the_fact_log_beside_what_the_fact_claims()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        using var pharmacy = await service.Client("pharmacy-north", UserRole.Pharmacy, "north-clinic");
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 6, 9, 0, 0, TimeSpan.Zero));

        (await pharmacy.Ask(HttpMethod.Post, "/api/v1/plans/plan-0001/facts",
            new StringContent(Documents.Batch(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05")).ToJsonString(), Encoding.UTF8, "application/json")))
                .Expect(HttpStatusCode.OK);

        var log = (await service.Get("/api/v1/plans/plan-0001/facts")).Json["facts"]!.AsArray();
        (log[0]!["sender"]!.GetValue<string>(), log[1]!["by"]!.GetValue<string>(), log[1]!["sender"]!.GetValue<string>())
            .ShouldBe((TestTokens.Name, "nurse.one@example.org", "pharmacy-north"));
    }

    private static async Task<Answer> With(ServiceFixture service, string token)
    {
        using var http = service.Anonymous();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await http.Ask(HttpMethod.Get, "/api/v1/plans");
    }
}
