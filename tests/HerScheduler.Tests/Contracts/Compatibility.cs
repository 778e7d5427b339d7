using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;
using Xunit.Abstractions;

namespace HerScheduler.Tests.Contracts;

/// <summary>Whoever relies on what was published once can go on relying on it.</summary>
[Trait("Database", "any")]
public sealed class Compatibility(ITestOutputHelper output)
{
    private const string Snapshot = "tests/HerScheduler.Tests/Contracts/published.txt";

    /// <summary>HERSCHEDULER_APPROVE=1 adds what is new. What is gone has to be taken out of the file by hand: nobody does that by accident.</summary>
    [Fact]
    public void Nothing_that_was_published_is_taken_away()
    {
        var file = Repository.File(Snapshot);
        var published = File.Exists(file) ? File.ReadAllLines(file) : [];
        var now = PublishedContract.Lines(ContractSchemas.Document);

        PublishedContract.Breaks(published, now).ShouldBeEmpty($"this breaks consumers; give it a new type (….v2) instead. Published: {Snapshot}");
        var added = now.Except(published).ToList();
        if (Committed.IsRefreshed)
        {
            File.WriteAllText(file, string.Join('\n', published.Union(now).Order(StringComparer.Ordinal)) + "\n");
        }
        else if (added.Count > 0)
        {
            output.WriteLine($"{added.Count} lines are new and not in {Snapshot} yet: HERSCHEDULER_APPROVE=1 adds them.\n{string.Join('\n', added)}");
        }
    }

    [Fact]
    public void The_published_contract_is_written_down() =>
        File.ReadAllLines(Repository.File(Snapshot)).ShouldContain("out dose.loading: always");

    [Fact]
    public void A_field_that_is_taken_away_breaks() =>
        BreaksAfter(schemas => schemas["dose"]!["properties"]!.AsObject().Remove("loading"))
            .ShouldBe(["gone: out dose.loading: always", "gone: out dose.loading: boolean"], ignoreOrder: true);

    [Fact]
    public void A_field_of_another_type_breaks() =>
        BreaksAfter(schemas => schemas["event"]!["properties"]!["her2Cycle"]!["type"] = "string").ShouldBe(["gone: out event.her2Cycle: integer or null"]);

    [Fact]
    public void A_field_that_is_not_always_there_any_more_breaks() =>
        BreaksAfter(schemas => schemas["event"]!["required"]!.AsArray().RemoveAt(0)).ShouldBe(["gone: out event.key: always"]);

    [Fact]
    public void A_value_that_is_taken_away_breaks() =>
        BreaksAfter(schemas => schemas["event"]!["properties"]!["status"]!["enum"]!.AsArray().RemoveAt(2)).ShouldBe(["gone: out event.status = held"]);

    [Fact]
    public void A_message_that_is_taken_away_breaks()
    {
        var document = ContractSchemas.Document;
        var before = PublishedContract.Lines(document);
        document["components"]!["messages"]!.AsObject().Remove("cycle.held");

        PublishedContract.Breaks(before, PublishedContract.Lines(document)).ShouldBe(["gone: message cycle.held"]);
    }

    [Fact]
    public void A_fact_that_asks_for_more_breaks() =>
        BreaksAfter(schemas =>
        {
            schemas["dose-given"]!["properties"]!["batch"] = new JsonObject { ["type"] = "string" };
            schemas["dose-given"]!["required"]!.AsArray().Add("batch");
        }).ShouldBe(["asked for now: in dose-given.batch: needed"]);

    [Fact]
    public void What_is_added_breaks_nobody() =>
        BreaksAfter(schemas =>
        {
            schemas["dose"]!["properties"]!["unit"] = new JsonObject { ["type"] = "string" };
            schemas["event"]!["properties"]!["status"]!["enum"]!.AsArray().Add("postponed");
            schemas["dose-given"]!["properties"]!["batch"] = new JsonObject { ["type"] = "string" };
            schemas["deferred"]!["required"]!.AsArray().RemoveAt(0);
            schemas["dose-given"]!["properties"]!["pump"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["serial"] = new JsonObject { ["type"] = "string" } },
                ["required"] = new JsonArray("serial"),
            };
        }).ShouldBeEmpty();

    private static IReadOnlyList<string> BreaksAfter(Action<JsonNode> change)
    {
        var document = ContractSchemas.Document;
        var before = PublishedContract.Lines(document);
        change(document["components"]!["schemas"]!);
        return PublishedContract.Breaks(before, PublishedContract.Lines(document));
    }
}
