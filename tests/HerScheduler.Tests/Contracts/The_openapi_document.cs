using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Contracts;

/// <summary>/openapi/v1.json: what somebody who generates a client from it gets.</summary>
[Trait("Database", "any")]
public sealed class The_openapi_document : IAsyncLifetime
{
    private readonly List<string> _anonymous = [];
    private JsonObject _document = [];

    public async Task InitializeAsync()
    {
        await using var service = await ServiceFixture.Run();
        _document = (await service.Get("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json.AsObject();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Has_a_schema_for_every_body_and_every_answer()
    {
        foreach (var (path, verb, operation) in Operations())
        {
            foreach (var content in operation["responses"]!.AsObject().Select(answer => answer.Value!["content"]).Append(operation["requestBody"]?["content"])
                .OfType<JsonObject>())
            {
                content.Where(media => media.Key.Contains("json", StringComparison.Ordinal))
                    .ShouldAllBe(media => Exists(media.Value!["schema"]!["$ref"]!.GetValue<string>()), $"{verb} {path}");
            }

            operation["responses"]!.AsObject().ShouldAllBe(answer => answer.Value!["content"] != null, $"{verb} {path}");
        }
    }

    [Fact]
    public void Says_what_each_write_takes() =>
        Operations().Where(each => each.Verb is "post" or "put" && !each.Path.EndsWith("/approve", StringComparison.Ordinal))
            .ShouldAllBe(each => each.Operation["requestBody"] != null);

    [Fact]
    public void Shares_its_schemas_with_the_asyncapi_document()
    {
        var shared = ContractSchemas.Document["components"]!["schemas"]!.AsObject();
        foreach (var (name, schema) in shared)
        {
            var here = _document["components"]!["schemas"]![name].ShouldNotBeNull(name);
            here["title"]?.GetValue<string>().ShouldBe(schema!["title"]?.GetValue<string>(), name);
            Names(here).ShouldBe(Names(schema!), ignoreOrder: true, name);
        }
    }

    [Fact]
    public void Leaves_no_object_or_enumeration_without_a_title_and_neither_does_the_asyncapi_document()
    {
        Collect(_document["components"]!["schemas"], "openapi");
        var contract = ContractSchemas.Document;
        Collect(contract["components"]!["schemas"], "asyncapi");
        foreach (var (name, message) in contract["components"]!["messages"]!.AsObject())
        {
            Collect(message!["payload"], $"asyncapi {name}");
        }

        _anonymous.ShouldBeEmpty();
    }

    private IEnumerable<(string Path, string Verb, JsonObject Operation)> Operations() =>
        _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(verb => (path.Key, verb.Key, verb.Value!.AsObject())));

    private bool Exists(string reference) => _document["components"]!["schemas"]!.AsObject().ContainsKey(reference["#/components/schemas/".Length..]);

    private static IEnumerable<string> Names(JsonNode schema) => (schema["properties"]?.AsObject() ?? []).Select(property => property.Key);

    private void Collect(JsonNode? node, string place)
    {
        switch (node)
        {
            case JsonObject schema:
                var isModel = schema["enum"] is JsonArray || schema["type"]?.ToString() == "object" || schema["oneOf"] is JsonArray
                    || schema["allOf"] is JsonArray;
                if (isModel && schema["title"] is null)
                {
                    _anonymous.Add(place);
                }

                foreach (var (name, child) in schema.Where(member => member.Key is not ("enum" or "example" or "examples" or "required")))
                {
                    Collect(child, $"{place}/{name}");
                }

                break;
            case JsonArray list:
                foreach (var (child, index) in list.Select((child, index) => (child, index)))
                {
                    Collect(child, $"{place}/{index}");
                }

                break;
        }
    }
}
