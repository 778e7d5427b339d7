using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Contracts;

/// <summary>docs/examples/messages.d.ts and messages.py: the contract for editors and type checkers.</summary>
[Trait("Database", "any")]
public sealed class Types_for_consumers
{
    private static readonly SharedShapes Shapes = new(new SchemaTypes(ContractSchemas.Document.AsObject()));

    [Fact]
    public void Of_TypeScript_are_what_the_contract_says() => Committed.ShouldBe("docs/examples/messages.d.ts", TypesInTypeScript.Of(Shapes));

    [Fact]
    public void Of_Python_are_what_the_contract_says() => Committed.ShouldBe("docs/examples/messages.py", TypesInPython.Of(Shapes));

    [Fact]
    public async Task Of_TypeScript_compile_with_the_sample_and_every_example_of_the_document() =>
        (await SaidByTheCompiler(Examples().Select((example, index) => $"export const example{index}: {example.Type} = {example.Value.ToJsonString()};")))
            .ShouldBeEmpty();

    [Fact]
    public async Task Of_TypeScript_let_no_misuse_compile()
    {
        (string Line, string Code)[] misuses =
        [
            ("export const keyOfAnyMessage = (message: Message) => message.data.event.key;", "TS18047"), // a plan's message has none
            ("export const alertOfACycle = (message: CycleMessage) => message.data.alert;", "TS2339"),
            ("export const isPostponed = (message: Message) => message.type === 'herscheduler.cycle.postponed.v1';", "TS2367"),
            ("export const fractions = (plan: Plan) => plan.radiotherapy.fractions;", "TS18047"), // null when none is planned
            ("export const byNobody: Fact = { id: 'f-1', plan: 'plan-1', kind: 'hold', from: '2026-01-05', reason: 'LVEF' };", "TS2322"),
            ("export const inMilligrams: Fact = { id: 'f-1', plan: 'plan-1', kind: 'hold', from: '2026-01-05', reason: '-', by: '-', mg: 4 };", "TS2353"),
        ];

        (await SaidByTheCompiler(misuses.Select(misuse => misuse.Line))).Select(said => string.Join(' ', said.Split(' ').Take(2)))
            .ShouldBe(misuses.Select((misuse, index) => $"written.ts:{index + 2} {misuse.Code}"));
    }

    [Fact]
    public async Task Of_Python_hold_every_example_of_the_document() =>
        (await SaidByPython(Examples())).ShouldAllBe(said => said == null);

    [Fact]
    public async Task Of_Python_hold_nothing_else()
    {
        var ofACycle = ExamplesOfTheDocument.All.First(example => example.Type == "Message").Value;
        JsonNode Spoiled(Action<JsonObject> change)
        {
            var spoiled = ofACycle.DeepClone().AsObject();
            change(spoiled);
            return spoiled;
        }

        var said = await SaidByPython(
        [
            ("CycleMessage", Spoiled(message => message.Remove("data"))),
            ("CycleMessage", Spoiled(message => message["data"]!["alert"] = "none")),
            ("CycleMessage", Spoiled(message => message["data"]!["event"]!["status"] = "postponed")),
            ("CycleMessage", Spoiled(message => message["data"]!["event"]!["doses"]![0]!["held"] = "no")),
            ("EchoMessage", ofACycle),
        ]);

        said.ShouldBe(
        [
            " lacks ['data'], has []",
            "/data lacks [], has ['alert']",
            "/data/event/status is 'postponed'",
            "/data/event/doses/0/held is 'no'",
            "/type is 'herscheduler.cycle.scheduled.v1'",
        ]);
    }

    private static IEnumerable<(string Type, JsonNode Value)> Examples() => [.. ExamplesOfTheDocument.All, ("Problem", ExamplesOfTheDocument.Refusal)];

    /// <summary>About the types, the sample, and these lines; they begin with the second of their file.</summary>
    private static async Task<IReadOnlyList<string>> SaidByTheCompiler(IEnumerable<string> lines)
    {
        string[] imported = ["import type { CycleMessage, Fact, LogHeadMessage, Message, Plan, Problem } from './messages.js';"];
        var files = new JsonObject
        {
            [Repository.File("docs/examples/messages.d.ts")] = null,
            [Repository.File("docs/examples/typed.ts")] = null,
            [Repository.File("docs/examples/written.ts")] = string.Join('\n', imported.Concat(lines)),
        };
        return Texts(await Node.Run("typecheck.mjs", files.ToJsonString()))!;
    }

    private static async Task<IReadOnlyList<string?>> SaidByPython(IEnumerable<(string Type, JsonNode Value)> items)
    {
        using var python = Python.Start("tests/python/fits.py");
        var output = python.StandardOutput.ReadToEndAsync();
        await python.StandardInput.WriteAsync(
            new JsonArray([.. items.Select(item => new JsonArray(item.Type, item.Value.DeepClone()))]).ToJsonString());
        python.StandardInput.Close();
        await python.WaitForExitAsync();
        python.ExitCode.ShouldBe(0);
        return Texts(await output);
    }

    private static IReadOnlyList<string?> Texts(string json) => [.. JsonNode.Parse(json)!.AsArray().Select(text => text?.GetValue<string>())];
}
