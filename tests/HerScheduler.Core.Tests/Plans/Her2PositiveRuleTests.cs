using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R17: HER2-negative disease gets no HER2 plan.</summary>
public sealed class Her2PositiveRuleTests
{
    [Theory]
    [InlineData(MarkerStatus.Positive, "tchp", "-")]
    [InlineData(MarkerStatus.Negative, "tchp", "error")]
    [InlineData(MarkerStatus.Positive, "apt", "-")]
    [InlineData(MarkerStatus.Negative, "apt", "error")]
    public void R17_wants_the_receptor_before_and_after_surgery(MarkerStatus her2, string protocol, string verdict) =>
        Given.CleanSubject.On(Given.BuiltIn(protocol)).WithDisease(d => d with { Her2 = her2 }).Verdict("R17").ShouldBe(verdict);

    [Theory]
    [InlineData(null)]
    [InlineData("R17")]
    public void No_override_covers_R17(string? finding)
    {
        var negative = Given.CleanSubject.WithDisease(d => d with { Her2 = MarkerStatus.Negative });

        var found = negative.Overriding("R17", finding).FindingsOf("R17").ShouldHaveSingleItem();

        found.Overridden.ShouldBeFalse();
        found.BlocksApproval.ShouldBeTrue();
        found.Message.ShouldBe("The disease is HER2-negative; TCHP is for HER2-positive disease. This cannot be overridden.");
    }
}
