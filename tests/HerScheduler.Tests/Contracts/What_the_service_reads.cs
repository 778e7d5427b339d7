using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Contracts.Examples;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Tests.Cli;

namespace HerScheduler.Tests.Contracts;

/// <summary>The schemas of facts and the reader of facts say the same.</summary>
[Trait("Database", "any")]
public sealed class What_the_service_reads
{
    private static readonly IReadOnlyList<JsonObject> Examples = ContractExamples.Make().Facts;

    [Fact]
    public void Has_an_example_of_every_kind_that_it_takes()
    {
        Examples.Select(fact => fact["kind"]!.GetValue<string>()).ShouldBe(WireNames<FactKind>.All);
        Examples.Where(fact => !IsRead(fact)).ShouldBeEmpty();
    }

    [Fact]
    public async Task From_the_corpus_is_valid_by_the_schema()
    {
        var facts = CorpusFiles.All.SelectMany(root => root["facts"]!.AsArray()).Select(fact => fact!.AsObject()).Where(IsRead).ToList();

        facts.Count.ShouldBeGreaterThan(500);
        (await Verdicts(facts)).Where(fault => fault is not null).ShouldBeEmpty();
    }

    /// <summary>Each example with each property taken away, renamed, or of another type or range: both refuse, or both accept.</summary>
    [Fact]
    public async Task And_refuses_is_what_the_schema_refuses()
    {
        var facts = Examples.SelectMany(FactMutations.Of).ToList();

        var verdicts = await Verdicts(facts.ConvertAll(mutation => mutation.Fact));

        facts.Count.ShouldBeGreaterThan(1_000);
        verdicts.Count(fault => fault is null).ShouldBeInRange(100, facts.Count - 500, "both answers occur");
        facts.Zip(verdicts).Where(pair => IsRead(pair.First.Fact) != pair.Second is null)
            .Select(pair => $"{pair.First.What}: the reader says {(IsRead(pair.First.Fact) ? "yes" : "no")}, the schema {pair.Second ?? "yes"}").Take(10)
                .ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<string?>> Verdicts(IEnumerable<JsonObject> facts) =>
        ContractSchemas.Faults(ContractSchemas.Document, facts.Select(fact => ("schemas/fact.json", (JsonNode?)fact)));

    private static bool IsRead(JsonObject fact) => FactReader.Read(Encoding.UTF8.GetBytes(fact.ToJsonString()), PlanLibrary.BuiltIn).IsValid;
}
