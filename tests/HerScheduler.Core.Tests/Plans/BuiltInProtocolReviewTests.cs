using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>What the review says of the built-in protocols.</summary>
public sealed class BuiltInProtocolReviewTests
{
    public static TheoryData<string> Ids => [.. ProtocolLibrary.BuiltIn.All.Select(protocol => protocol.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_built_in_protocol_passes_on_a_plan_it_is_meant_for(string id) =>
        SafetyReview.Review(SuitableFor(id)).Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();

    [Theory]
    [InlineData("ac-dhp", "")]
    [InlineData("ac-thp", "")]
    [InlineData("apt", "")]
    [InlineData("ddac-thp", "")]
    [InlineData("dhp-fec", "")]
    [InlineData("fec-dhp", "")]
    [InlineData("hp", "")]
    [InlineData("t-dm1", "")]
    [InlineData("tch", "R1 error")]
    [InlineData("tchp", "")]
    [InlineData("tdxd-thp", "")]
    [InlineData("ac-th", "R1 error")]
    [InlineData("ec-dh", "R1 error")]
    [InlineData("ec-dhp", "")]
    [InlineData("ec-thp", "")]
    [InlineData("h", "")]
    [InlineData("pcb-hp", "")]
    [InlineData("thp", "")]
    public void On_node_positive_stage_II_disease_only_trastuzumab_alone_before_surgery_is_an_error(string id, string findings) =>
        string.Join(", ", SafetyReview.Review(Given.CleanSubject.On(Given.BuiltIn(id))).Select(f => $"{f.Rule} {f.Severity.ToString().ToLowerInvariant()}"))
            .ShouldBe(findings);

    // Trastuzumab alone is for disease below R1's threshold, which for neoadjuvant therapy leaves R18's warning.
    private static ReviewSubject SuitableFor(string id) =>
        id is "tch" or "ac-th" or "ec-dh"
            ? Given.CleanSubject.On(Given.BuiltIn(id)).WithDisease(d => d with { Stage = Stage.IA, TumorSizeCm = 1.9m, Nodes = MarkerStatus.Negative })
            : Given.CleanSubject.On(Given.BuiltIn(id));
}
