using System.Text;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Tests.Cli;

public sealed class Listing_protocols
{
    [Fact]
    public async Task The_library_is_a_table_as_approved()
    {
        var run = await CommandRun.Of("protocols");

        run.Status.ShouldBe(0);
        run.Lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(120);
        Approved.ShouldBeAsApproved(run.Output, "protocols.txt");
    }

    [Fact]
    public async Task One_protocol_is_printed_in_the_format_of_a_sites_own_file()
    {
        var run = await CommandRun.Of("protocols", "dhp-fec");

        run.Status.ShouldBe(0);
        var own = run.Output.Replace("\"dhp-fec\"", "\"our-dhp-fec\"", StringComparison.Ordinal);
        ProtocolLibrary.BuiltIn.With(Encoding.UTF8.GetBytes(own)).IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("eu-label")]
    [InlineData("esc-2022")]
    [InlineData("goserelin")]
    [InlineData("chest-ct")]
    public async Task A_policy_and_a_task_are_printed_in_that_format_too(string id)
    {
        var run = await CommandRun.Of("protocols", id);

        run.Status.ShouldBe(0);
        var own = run.Output.Replace($"\"id\": \"{id}\"", $"\"id\": \"our-{id}\"", StringComparison.Ordinal);
        var library = PlanLibrary.BuiltIn.With(Encoding.UTF8.GetBytes(own)).Value;
        (library.Policies.Find($"our-{id}") is not null || library.Tasks.Find($"our-{id}") is not null).ShouldBeTrue();
    }

    [Fact]
    public async Task What_there_is_not_is_refused_with_what_there_is()
    {
        var run = await CommandRun.Of("protocols", "tchpp");

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("no such protocol, LVEF policy or task; expected ac-dhp | ");
        run.Error.ShouldContain(" | us-label | ");
        run.Error.ShouldContain(" | goserelin | ");
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("check")]
    [InlineData("protocols")]
    [InlineData("serve")]
    [InlineData("demo")]
    [InlineData("migrate")]
    public async Task Every_verb_explains_itself_with_an_example(string verb)
    {
        var run = await CommandRun.Of(verb, "--help");

        run.Status.ShouldBe(0);
        run.Output.ShouldContain("Example:");
        run.Output.ShouldContain($"  herscheduler {verb}");
    }
}
