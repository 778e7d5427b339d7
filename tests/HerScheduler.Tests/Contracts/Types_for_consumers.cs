using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Contracts;

/// <summary>docs/examples/messages.d.ts and messages.py: the contract for editors and type checkers.</summary>
public sealed class Types_for_consumers
{
    private static readonly SchemaTypes Types = new(ContractSchemas.Document.AsObject());

    [Fact]
    public void Of_TypeScript_are_what_the_contract_says() => Committed.ShouldBe("docs/examples/messages.d.ts", TypesForConsumers.TypeScript(Types));

    [Fact]
    public void Of_Python_are_what_the_contract_says() => Committed.ShouldBe("docs/examples/messages.py", TypesForConsumers.Python(Types));

    [Fact]
    public async Task Of_Python_are_Python() =>
        (await Python.Run("docs/examples/messages.py", new Dictionary<string, string>(), [])).ShouldBeEmpty();
}
