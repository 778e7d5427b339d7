using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Contracts;
using HerScheduler.Contracts.Examples;
using HerScheduler.Data;
using HerScheduler.Demo;
using HerScheduler.Reminders;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Contracts;

/// <summary>Every message the service stores for sending, against the contract with every object closed.</summary>
[Trait("Database", "any")]
[Trait("Speed", "slow")]
public sealed class What_the_service_writes
{
    /// <summary>
    /// In the contract, and nothing in this version leads to it: only cycles change or are held; only cycles, echoes and surgery have reminders; a completion
    /// is a milestone.
    /// </summary>
    private static readonly string[] NothingLeadsTo =
    [
        .. new[] { "echo", "surgery", "pathology", "radiotherapy", "endocrine", "her2-completion", "task" }.SelectMany(kind =>
            new[] { $"{kind}.changed", $"{kind}.held", $"{kind}.released" }),
        .. new[] { "pathology", "radiotherapy", "endocrine", "her2-completion" }.Select(kind => $"{kind}.reminder"),
        "her2-completion.done",
        "her2-completion.overdue",
    ];

    [Fact]
    public async Task For_the_sample_patients_the_corpus_and_the_examples_is_as_the_contract_says()
    {
        List<OutboxRow> rows = [.. await OfTheSamples(), .. await OfTheCorpus(), .. ExampleLife.All.SelectMany(ExampleMessages.Of)];

        var faults = await ContractSchemas.Faults(
            ContractSchemas.ClosedDocument, rows.Select(row => (ContractSchemas.OfMessage(row.Type), JsonNode.Parse(row.Body))));

        rows.Count.ShouldBeGreaterThan(5_000);
        rows.Zip(faults).Where(pair => pair.Second is not null).Take(5).Select(pair => $"{pair.First.Type} {pair.First.Subject}: {pair.Second}")
            .ShouldBeEmpty();
        rows.ShouldAllBe(row => row.RoutingKey.StartsWith(NameOf(row) + ".", StringComparison.Ordinal));
        rows.Select(NameOf).Distinct().Concat(NothingLeadsTo).ShouldBe(MessageCatalogue.All.Select(name => name.ToString()), ignoreOrder: true);
    }

    [Fact]
    public void That_nothing_leads_to_is_marked_in_the_document() =>
        ContractSchemas.Document["components"]!["messages"]!.AsObject().Where(message => message.Value!["x-sent"] is not null).Select(message => message.Key)
            .ShouldBe(NothingLeadsTo, ignoreOrder: true);

    [Fact]
    public async Task With_a_property_the_contract_does_not_have_is_a_fault()
    {
        var message = ContractSchemas.Document["components"]!["messages"]!["cycle.moved"]!["examples"]![0]!["payload"]!;
        message["data"]!["event"]!["doses"]![0]!["milligrams"] = 400;

        (await ContractSchemas.Faults(ContractSchemas.ClosedDocument, [("schemas/message.json", message)])).Single().ShouldNotBeNull()
            .ShouldContain("milligrams");
        (await ContractSchemas.Faults(ContractSchemas.Document, [("schemas/message.json", message)])).Single()
            .ShouldBeNull("consumers must not stumble over it");
    }

    private static string NameOf(OutboxRow row) => row.Type["herscheduler.".Length..^".v1".Length];

    /// <summary>The patients of the demo, and two months of reminders and overdue alerts, looked at every third day.</summary>
    private static async Task<IReadOnlyList<OutboxRow>> OfTheSamples()
    {
        await using var service = await ServiceFixture.Run();
        await ActivatorUtilities.CreateInstance<DemoFill>(service.Services).Run(CancellationToken.None);
        for (var day = 0; day < 60; day += 3)
        {
            service.Time.Advance(TimeSpan.FromDays(3));
            await service.Sweep<NoticeSweep>();
        }

        return await service.Messages();
    }

    /// <summary>The worked cases. Where one fact is refused, as some cases want it, each is offered by itself.</summary>
    private static async Task<IReadOnlyList<OutboxRow>> OfTheCorpus()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var root in CorpusFiles.Storable)
        {
            service.Time.MoveTo(DateTimeOffset.Parse($"{root["asOf"]}T09:00:00Z", CultureInfo.InvariantCulture));
            var (plan, facts) = (root["plan"]!.AsObject(), root["facts"]!.AsArray().Select(fact => fact!.AsObject()).ToArray());
            var id = plan["id"]!.GetValue<string>();

            // Many cases are about the same patient, and a patient has one open plan.
            plan["patient"]!["id"] = $"MRN-{id}";
            (await service.Draft(plan)).Expect(HttpStatusCode.Created);
            if ((await service.Approve(id)).Status == HttpStatusCode.OK
                && facts.Length > 0
                && (await service.Record(Documents.Batch(facts), id)).Status != HttpStatusCode.OK)
            {
                foreach (var fact in facts)
                {
                    await service.Record(Documents.Batch(fact), id);
                }
            }
        }

        return await service.Messages();
    }
}
