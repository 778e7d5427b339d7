extern alias package;

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HerScheduler.Contracts;
using HerScheduler.Contracts.Examples;
using Fact = package::HerScheduler.Contracts.Facts.Fact;
using Package = package::HerScheduler.Contracts;

namespace HerScheduler.Tests.Contracts;

/// <summary>HerScheduler.Contracts, the types for .NET consumers: they say what the contract says, and no less.</summary>
public sealed class The_package
{
    private static readonly JsonSerializerOptions Strict = new(Package.ContractJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private static readonly ContractExamples Examples = ContractExamples.Make();

    [Fact]
    public void Reads_every_message_whole_and_writes_it_back_the_same()
    {
        var messages = MessageCatalogue.All.Select(Examples.MessageOf).OfType<JsonNode>().ToList();

        messages.Count.ShouldBeGreaterThan(30);
        foreach (var message in messages)
        {
            var read = message.Deserialize<Package.ScheduleMessage>(Strict)!;
            var written = JsonSerializer.SerializeToNode(read, Strict)!;
            written["time"] = message["time"]!.DeepClone();
            JsonNode.DeepEquals(written, message).ShouldBeTrue($"{message.ToJsonString()} became {written.ToJsonString()}");
            $"{read.Kind}.{read.Change}".ShouldBe(string.Join('.', read.Type.Split('.')[1..3]));
        }
    }

    [Fact]
    public void Reads_a_fact_of_every_kind_whole_and_writes_it_back_the_same()
    {
        foreach (var fact in Examples.Facts)
        {
            var read = fact.Deserialize<Fact>(Strict)!;
            var written = JsonNode.Parse(Package.ContractJson.Write(read))!;
            JsonNode.DeepEquals(written, fact).ShouldBeTrue($"{fact.ToJsonString()} became {written.ToJsonString()}");
        }
    }

    [Fact]
    public void Has_for_every_kind_of_fact_the_fields_of_the_contract_and_asks_for_the_same()
    {
        var schemas = ContractSchemas.Document["components"]!["schemas"]!;
        var kinds = schemas["fact"]!["oneOf"]!.AsArray().Select(kind => kind!["$ref"]!.GetValue<string>().Split('/')[^1]).ToList();
        var types = typeof(Fact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>()
            .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => Strict.GetTypeInfo(derived.DerivedType));

        types.Keys.ShouldBe(kinds, ignoreOrder: true);
        foreach (var kind in kinds)
        {
            var fields = schemas[kind]!["properties"]!.AsObject().Select(property => property.Key).Where(name => name != "kind");
            types[kind].Properties.Select(property => property.Name).Where(name => name != "kind").Distinct().ShouldBe(fields, ignoreOrder: true, kind);
            var required = schemas[kind]!["required"]!.AsArray().Select(name => name!.GetValue<string>()).Where(name => name is not ("kind" or "reason"));
            types[kind].Properties.Where(property => property.IsRequired).Select(property => property.Name).ShouldBe(required, ignoreOrder: true, kind);
        }
    }

    [Fact]
    public void Calls_what_is_no_message_of_the_contract_unreadable()
    {
        var later = Examples.MessageOf(MessageCatalogue.All[0])!;
        later["type"] = "herscheduler.cycle.moved.v2";

        Should.Throw<JsonException>(() => Package.ContractJson.ReadMessage(JsonSerializer.SerializeToUtf8Bytes(later))).Message.ShouldContain("v2");
        Should.Throw<JsonException>(() => Package.ContractJson.ReadMessage("{}"u8));
        Should.Throw<JsonException>(() => Package.ContractJson.ReadFact("""{"id":"f","plan":"p","kind":"guessed","by":"x"}"""u8));
    }

    [Fact]
    public void Passes_over_what_a_later_version_adds()
    {
        var message = Examples.MessageOf(MessageCatalogue.All[0])!;
        message["data"]!["new"] = 1;

        Package.ContractJson.ReadMessage(JsonSerializer.SerializeToUtf8Bytes(message)).Data.Plan.ShouldNotBeEmpty();
    }
}
