using System.Globalization;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R17: whom a HER2 plan is for.</summary>
public sealed class Her2PositiveRuleTests
{
    [Theory]
    [InlineData(MarkerStatus.Positive, Stage.IA, "1.9", MarkerStatus.Negative, "warning")]
    [InlineData(MarkerStatus.Positive, Stage.IA, "2.0", MarkerStatus.Negative, "-")]
    [InlineData(MarkerStatus.Positive, Stage.IA, "1.9", MarkerStatus.Positive, "-")]
    [InlineData(MarkerStatus.Positive, Stage.IIA, "1.9", MarkerStatus.Negative, "warning")]
    [InlineData(MarkerStatus.Positive, Stage.IIA, null, MarkerStatus.Negative, "-")]
    [InlineData(MarkerStatus.Positive, Stage.III, null, MarkerStatus.Negative, "-")]
    [InlineData(MarkerStatus.Positive, Stage.IB, null, MarkerStatus.Negative, "warning")]
    [InlineData(MarkerStatus.Positive, Stage.IV, null, MarkerStatus.Negative, "warning")]
    [InlineData(MarkerStatus.Negative, Stage.IIB, "3.1", MarkerStatus.Positive, "error")]
    [InlineData(MarkerStatus.Negative, Stage.IA, "1.9", MarkerStatus.Negative, "error warning")]
    public void R17_wants_the_receptor_and_before_surgery_size_or_nodes(
        MarkerStatus her2, Stage stage, string? centimetres, MarkerStatus nodes, string verdict)
    {
        decimal? size = centimetres is null ? null : decimal.Parse(centimetres, CultureInfo.InvariantCulture);

        Given.CleanSubject.WithDisease(d => d with { Her2 = her2, Stage = stage, TumorSizeCm = size, Nodes = nodes }).Verdict("R17").ShouldBe(verdict);
    }

    [Fact]
    public void R17_asks_an_adjuvant_plan_only_for_the_receptor()
    {
        var small = Given.CleanSubject.On(Given.BuiltIn("apt")).WithDisease(d => d with { Stage = Stage.IA, TumorSizeCm = 1.2m, Nodes = MarkerStatus.Negative });

        small.Verdict("R17").ShouldBe("-");
        small.WithDisease(d => d with { Her2 = MarkerStatus.Negative }).Verdict("R17").ShouldBe("error");
    }

    [Fact]
    public void R17_names_the_size() =>
        Given.CleanSubject.WithDisease(d => d with { Stage = Stage.IA, TumorSizeCm = 1.9m, Nodes = MarkerStatus.Negative }).MessageOf("R17").ShouldBe(
            "The tumor measures 1.9 cm and the nodes are negative; neoadjuvant HER2 therapy is for 2 cm or more, or positive nodes.");
}
