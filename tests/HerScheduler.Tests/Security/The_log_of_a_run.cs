using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HerScheduler.Tests.Security;

/// <summary>The search that ends each run of the tests finds what it is there for.</summary>
public sealed class The_log_of_a_run
{
    [Theory]
    [InlineData("wrn Somewhere: signed in with tr0ub4dor-and-3", true)]
    [InlineData("wrn Somewhere: signed in with TR0UB4DOR-AND-3", true)]
    [InlineData("inf Somewhere: the token hs_0123456789abcdef_x", true)]
    [InlineData("inf Somewhere: the token of engine-north was used", false)]
    [InlineData("inf Somewhere: header eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln", true)]
    [InlineData("inf Somewhere: cookie herscheduler=CfDJ8Nq", true)]
    [InlineData("inf Somewhere: plan-0001 was approved", false)]
    public void Is_searched_for_every_secret_that_was_used_and_for_what_looks_like_one(string line, bool isFound) =>
        RunLog.Findings(["dbg Else: nothing", line], ["tr0ub4dor-and-3"]).Any().ShouldBe(isFound);

    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task Is_what_the_services_of_the_tests_say()
    {
        await using var service = await ServiceFixture.Run();

        service.Services.GetRequiredService<ILoggerFactory>().GetType().Namespace.ShouldBe("Microsoft.Extensions.Logging", "not the console's");
    }
}
