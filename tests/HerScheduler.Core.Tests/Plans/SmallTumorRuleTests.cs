using System.Globalization;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R18: for whom HER2 therapy before surgery is meant.</summary>
public sealed class SmallTumorRuleTests
{
    [Theory]
    [InlineData(Stage.IA, "1.9", MarkerStatus.Negative, "warning")]
    [InlineData(Stage.IA, "2.0", MarkerStatus.Negative, "-")]
    [InlineData(Stage.IA, "1.9", MarkerStatus.Positive, "-")]
    [InlineData(Stage.IIA, "1.9", MarkerStatus.Negative, "warning")]
    [InlineData(Stage.IIA, null, MarkerStatus.Negative, "-")]
    [InlineData(Stage.III, null, MarkerStatus.Negative, "-")]
    [InlineData(Stage.IB, null, MarkerStatus.Negative, "warning")]
    [InlineData(Stage.IV, null, MarkerStatus.Negative, "warning")]
    public void R18_wants_size_or_nodes_before_surgery(Stage stage, string? centimetres, MarkerStatus nodes, string verdict)
    {
        decimal? size = centimetres is null ? null : decimal.Parse(centimetres, CultureInfo.InvariantCulture);

        Given.CleanSubject.WithDisease(d => d with { Stage = stage, TumorSizeCm = size, Nodes = nodes }).Verdict("R18").ShouldBe(verdict);
    }

    [Fact]
    public void R18_does_not_ask_an_adjuvant_plan() =>
        Small.On(Given.BuiltIn("apt")).Verdict("R18").ShouldBe("-");

    [Fact]
    public void R18_names_the_size() => Small.MessageOf("R18").ShouldBe(
        "The tumor measures 1.9 cm and the nodes are negative; neoadjuvant HER2 therapy is for 2 cm or more, or positive nodes.");

    [Fact]
    public void The_receptor_and_the_size_are_two_rules() =>
        Small.WithDisease(d => d with { Her2 = MarkerStatus.Negative }).Verdict("R17").ShouldBe("error");

    private static ReviewSubject Small { get; } =
        Given.CleanSubject.WithDisease(d => d with { Stage = Stage.IA, TumorSizeCm = 1.9m, Nodes = MarkerStatus.Negative });
}
