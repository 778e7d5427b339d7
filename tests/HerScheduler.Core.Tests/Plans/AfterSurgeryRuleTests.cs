using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R11, R12, R13 and R14: radiotherapy and the branches after pathology. The clean plan's last chemotherapy is on 20 April 2026.</summary>
public sealed class AfterSurgeryRuleTests
{
    private static readonly Protocol AdjuvantHp = Given.Adjuvant("hp", Given.Track("hp", 21, 18, Given.TrastuzumabPertuzumab));

    [Theory]
    [InlineData(-1, "error")]
    [InlineData(0, "error")]
    [InlineData(1, "-")]
    public void R11_wants_radiotherapy_after_the_last_chemotherapy(int daysAfterChemotherapy, string verdict) =>
        Given.CleanSubject.WithCourse(c => c with { RadiotherapyStart = c.LastChemotherapy!.Value.AddDays(daysAfterChemotherapy) })
            .Verdict("R11").ShouldBe(verdict);

    [Fact]
    public void R11_names_both_dates() =>
        Given.CleanSubject.WithCourse(c => c with { RadiotherapyStart = new DateOnly(2026, 4, 20) }).MessageOf("R11").ShouldBe(
            "Radiotherapy starts on 2026-04-20, not after the last chemotherapy on 2026-04-20; the earliest is 2026-04-21.");

    [Fact]
    public void R11_has_nothing_to_say_without_radiotherapy_or_without_chemotherapy()
    {
        Given.CleanSubject.WithCourse(c => c with { RadiotherapyStart = null }).Verdict("R11").ShouldBe("-");
        Given.CleanSubject.WithCourse(c => c with { LastChemotherapy = null }).Verdict("R11").ShouldBe("-");
    }

    [Fact]
    public void R12_warns_of_a_pause_for_radiotherapy()
    {
        var paused = Given.CleanSubject.WithCourse(c => c with { Her2PausedInRadiotherapy = true });

        paused.Verdict("R12").ShouldBe("warning");
        paused.MessageOf("R12").ShouldContain("2026-06-29");
        Given.CleanSubject.Verdict("R12").ShouldBe("-");
    }

    [Theory]
    [InlineData(ResidualTherapy.TDm1, "-")]
    [InlineData(ResidualTherapy.TDxd, "-")]
    [InlineData(ResidualTherapy.Hp, "error")]
    [InlineData(ResidualTherapy.H, "error")]
    public void R13_wants_a_conjugate_for_residual_disease(ResidualTherapy residual, string verdict) =>
        Given.CleanSubject.WithAfterSurgery(a => a with { Residual = residual }).Verdict("R13").ShouldBe(verdict);

    [Theory]
    [InlineData(AntibodyTherapy.Hp, MarkerStatus.Positive, "-")]
    [InlineData(AntibodyTherapy.H, MarkerStatus.Positive, "warning")]
    [InlineData(AntibodyTherapy.H, MarkerStatus.Negative, "-")]
    public void R14_keeps_pertuzumab_for_node_positive_disease(AntibodyTherapy pcr, MarkerStatus nodes, string verdict) =>
        Given.CleanSubject.WithDisease(d => d with { Nodes = nodes }).WithAfterSurgery(a => a with { Pcr = pcr }).Verdict("R14").ShouldBe(verdict);

    [Theory]
    [InlineData("R13")]
    [InlineData("R14")]
    public void Adjuvant_protocols_have_no_branch_to_ask_about(string rule) =>
        Given.CleanSubject.On(AdjuvantHp).WithAfterSurgery(a => a with { Residual = ResidualTherapy.Hp, Pcr = AntibodyTherapy.H })
            .Verdict(rule).ShouldBe("-");
}
