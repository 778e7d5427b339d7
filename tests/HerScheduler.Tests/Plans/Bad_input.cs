using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Plans;

/// <summary>Whatever is wrong with a plan: a clear answer with the place, and nothing stored.</summary>
public sealed class Bad_input(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    public static TheoryData<string, string, string> Faults => new()
    {
        { "empty", "", "#" },
        { "truncated", Documents.Tchp().ToJsonString()[..100], "#" },
        { "an array", "[]", "#" },
        { "wrong type", With(p => p["protocol"] = 7), "#/protocol" },
        { "unknown property", With(p => p["colour"] = "pink"), "#/colour" },
        { "unknown protocol", With(p => p["protocol"] = "tchq"), "#/protocol" },
        { "unknown site", With(p => p["site"] = "nowhere"), "#/site" },
        { "start at the beginning of time", With(p => p["start"] = "0001-01-01"), "#/start" },
        { "start at the end of time", With(p => p["start"] = "9999-12-31"), "#/start" },
        { "nodes maybe", With(p => p["disease"]!["nodes"] = "maybe"), "#/disease/nodes" },
        { "no patient", With(p => p.Remove("patient")), "#/patient" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Is_refused_with_its_place_and_stores_nothing(string what, string body, string pointer)
    {
        var answer = (await service.Post("/api/v1/plans", body)).ExpectProblem(HttpStatusCode.BadRequest);

        answer.Pointers.ShouldContain(pointer, what);
        answer.Said.ShouldNotBeEmpty();
        (await Stored.In(service)).ShouldBe(Stored.Nothing);
    }

    [Fact]
    public async Task Several_faults_come_at_once()
    {
        var answer = (await service.Post("/api/v1/plans", With(p =>
        {
            p["protocol"] = "tchq";
            p["disease"]!["nodes"] = "maybe";
        }))).ExpectProblem(HttpStatusCode.BadRequest);

        answer.Pointers.ShouldBe(["#/protocol", "#/disease/nodes"], ignoreOrder: true);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_refused()
    {
        var answer = (await service.Post("/api/v1/plans",
            Encoding.Latin1.GetBytes(With(p => p["patient"]!["name"] = "x").Replace("x", "é", StringComparison.Ordinal))))
            .ExpectProblem(HttpStatusCode.BadRequest);

        answer.Pointers.ShouldNotBeEmpty();
        (await Stored.In(service)).ShouldBe(Stored.Nothing);
    }

    [Theory]
    [InlineData(1 << 20, HttpStatusCode.BadRequest)]
    [InlineData((1 << 20) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(8 << 20, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_document_has_at_most_one_mebibyte(int bytes, HttpStatusCode status)
    {
        var answer = (await service.Post("/api/v1/plans", Encoding.ASCII.GetBytes(new string(' ', bytes)))).ExpectProblem(status);

        if (status == HttpStatusCode.RequestEntityTooLarge)
        {
            answer.Said.ShouldContain("1 MiB");
        }

        (await Stored.In(service)).ShouldBe(Stored.Nothing);
    }

    private static string With(Action<JsonObject> change) => Documents.Tchp(change: change).ToJsonString();
}
