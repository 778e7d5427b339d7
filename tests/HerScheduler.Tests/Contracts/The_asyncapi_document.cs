using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Contracts;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Contracts;

/// <summary>docs/asyncapi.json: what it says, and that it is what the code says.</summary>
[Trait("Database", "any")]
public sealed class The_asyncapi_document
{
    private const string Event = "scheduled moved changed held released cancelled done reminder overdue";

    [Fact]
    public void Is_committed_as_the_code_makes_it()
    {
        Committed.ShouldBe("docs/asyncapi.json", AsyncApiDocument.Text);
        foreach (var (name, text) in SchemaFiles.All)
        {
            Committed.ShouldBe("docs/schemas/" + name, text);
        }
    }

    [Fact]
    public async Task Is_valid_by_the_official_schema_of_AsyncAPI_3_0()
    {
        var official = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Node.Packages, "@asyncapi/specs/schemas/3.0.0-without-$id.json")));
        var request = new JsonObject
        {
            ["draft"] = "07",
            ["schemas"] = new JsonObject { ["asyncapi"] = official },
            ["items"] = new JsonArray(
                new JsonArray("asyncapi", ContractSchemas.Document),
                new JsonArray("asyncapi", new JsonObject { ["asyncapi"] = "3.0.0" })),
        };

        var verdicts = JsonNode.Parse(await Node.Run("validate.mjs", request.ToJsonString()))!.AsArray();

        verdicts[0]?.GetValue<string>().ShouldBeNull();
        verdicts[1].ShouldNotBeNull("the validator sees a document without info");
    }

    [Theory]
    [InlineData("cycle", Event)]
    [InlineData("echo", Event)]
    [InlineData("surgery", Event)]
    [InlineData("pathology", Event)]
    [InlineData("radiotherapy", Event)]
    [InlineData("endocrine", Event)]
    [InlineData("her2-completion", Event)]
    [InlineData("plan", "approved amended closed")]
    [InlineData("lvef", "hold repeat below-normal resume-criteria-met discontinue-proposed")]
    public void Has_every_change_of_a_kind(string kind, string changes)
    {
        var channel = ContractSchemas.Document["channels"]![kind]!;

        channel["address"]!.GetValue<string>().ShouldBe($"{kind}.{{change}}.{{site}}");
        channel["parameters"]!["change"]!["enum"]!.AsArray().Select(change => change!.GetValue<string>()).ShouldBe(changes.Split(' '), ignoreOrder: true);
        channel["messages"]!.AsObject().Select(message => message.Key).ShouldBe(changes.Split(' ').Select(change => $"{kind}.{change}"), ignoreOrder: true);
        channel["bindings"]!["amqp"]!["exchange"]!["name"]!.GetValue<string>().ShouldBe("herscheduler.events");
    }

    [Fact]
    public void Has_no_other_kind() =>
        ContractSchemas.Document["channels"]!.AsObject().Select(channel => channel.Key).ShouldBe(
            ["cycle", "echo", "surgery", "pathology", "radiotherapy", "endocrine", "her2-completion", "task", "plan", "lvef", "audit", "facts", "refusedFacts"],
            ignoreOrder: true);

    [Theory]
    [InlineData("2020-12")]
    [InlineData("07")]
    public async Task Has_examples_that_are_valid_in_both_drafts(string draft)
    {
        var examples = ContractSchemas.Document["components"]!["messages"]!.AsObject().SelectMany(message =>
            (message.Value!["examples"]?.AsArray() ?? []).Select(example => ($"asyncapi.json#/components/messages/{message.Key}/payload", example!["payload"])))
                .ToList();

        examples.Count.ShouldBeGreaterThan(60);
        (await ContractSchemas.Faults(ContractSchemas.Document, examples, draft)).OfType<string>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_served_by_the_running_service()
    {
        await using var service = await ServiceFixture.Run();

        var answer = (await service.Get("/asyncapi/v1.json")).Expect(HttpStatusCode.OK);

        answer.MediaType.ShouldBe("application/json");
        answer.Text.ShouldBe(AsyncApiDocument.Text);
    }
}
