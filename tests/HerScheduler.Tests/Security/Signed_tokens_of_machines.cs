using System.Net;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Security;

/// <summary>Machines with tokens that the hospital's own provider has signed: a real one, on this machine.</summary>
[Trait("Database", "any")]
public sealed class Signed_tokens_of_machines
{
    [Fact]
    public async Task Open_what_their_role_and_sites_allow()
    {
        await using var scene = await Scene.Start();
        await scene.Hospital.Approved(Documents.Tchp());
        await scene.Hospital.Approved(Documents.Tchp("plan-0002", plan => plan["site"] = "lake-clinic"));
        var token = await scene.Provider.Token();

        (await scene.Ask(token, "/api/v1/plans/plan-0001/schedule")).Expect(HttpStatusCode.OK);
        (await scene.Ask(token, "/api/v1/plans/plan-0002/schedule")).Expect(HttpStatusCode.NotFound);
        (await scene.Ask(token, "/api/v1/digest")).Expect(HttpStatusCode.Forbidden);
        (await scene.Hospital.Get("/api/v1/plans")).Status.ShouldBe(HttpStatusCode.OK, "the service's own tokens work beside them");
        await Eventually.Is(() =>
            scene.Hospital.InDatabase(db => db.AccessLog.AnyAsync(row => row.Who == "engine-1" && row.Way == "jwt" && row.PlanId == "plan-0001")),
            "it is in the access log");
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("of another provider")]
    [InlineData("for another service")]
    [InlineData("changed")]
    [InlineData("unsigned")]
    [InlineData("signed with the public key")]
    [InlineData("without a role of ours")]
    [InlineData("without a site of ours")]
    [InlineData("of a navigator without a site")]
    [InlineData("no token at all")]
    public async Task Open_nothing_when_they_are(string what)
    {
        await using var scene = await Scene.Start();
        await using var foreign = await Provider.StartForeign(scene.Hospital.Time);
        var token = await scene.Token(what, foreign);

        var refused = await scene.Ask(token, "/api/v1/plans");

        refused.ExpectProblem(HttpStatusCode.Unauthorized);
        refused.Text.ShouldNotContain("IDX", customMessage: "why is in the service's log only");
    }

    [Fact]
    public async Task Are_good_until_they_expire()
    {
        await using var scene = await Scene.Start();
        var token = await scene.Provider.Token();

        (await scene.Ask(token, "/api/v1/plans")).Expect(HttpStatusCode.OK);
        scene.Hospital.Time.Advance(TimeSpan.FromMinutes(62));
        (await scene.Ask(token, "/api/v1/plans")).Expect(HttpStatusCode.Unauthorized);
    }

    private sealed record Scene(ServiceFixture Hospital, Provider Provider, ManualTime Time) : IAsyncDisposable
    {
        public static async Task<Scene> Start()
        {
            // Both clocks are the service's: the provider must be there before it.
            var time = new ManualTime(ServiceFixture.Start);
            var provider = await Provider.Start(time);
            (provider.Who["sub"], provider.Who["roles"], provider.Who["sites"]) = (["engine-1"], ["her-pharmacy"], ["north-clinic"]);
            return new Scene(await ServiceFixture.Run(provider.ForMachines()), provider, time);
        }

        public async Task<string> Token(string what, Provider foreign)
        {
            switch (what)
            {
                case "expired":
                    Time.MoveTo(ServiceFixture.Start - TimeSpan.FromHours(2));
                    return await Provider.Token();
                case "of another provider":
                    (foreign.Who["sub"], foreign.Who["roles"], foreign.Who["sites"]) = (["engine-1"], ["her-pharmacy"], ["north-clinic"]);
                    return await foreign.Token();
                case "for another service":
                    Provider.For = "the-laboratory";
                    return await Provider.Token();
                case "changed":
                    return ForgedJwt.Changed(await Provider.Token(), claims => claims["roles"] = "her-navigators");
                case "unsigned":
                    return ForgedJwt.Unsigned(await Provider.Token());
                case "signed with the public key":
                    return ForgedJwt.SignedWithThePublicKey(await Provider.Token(), await Provider.Keys());
                case "without a role of ours":
                    Provider.Who["roles"] = ["her-visitors"];
                    return await Provider.Token();
                case "without a site of ours":
                    Provider.Who["sites"] = ["moon-clinic"];
                    return await Provider.Token();
                case "of a navigator without a site":
                    (Provider.Who["roles"], Provider.Who["sites"]) = (["her-navigators"], []);
                    return await Provider.Token();
                default:
                    return "eyJhbGciOiJSUzI1NiJ9.e30.x";
            }
        }

        public async Task<Answer> Ask(string token, string path)
        {
            using var http = Hospital.Anonymous();
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            return await http.Ask(HttpMethod.Get, path);
        }

        public async ValueTask DisposeAsync()
        {
            await Hospital.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
