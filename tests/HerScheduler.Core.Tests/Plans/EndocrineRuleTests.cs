using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R8, R9 and R10: endocrine therapy. The clean plan's earliest start is 11 May 2026.</summary>
public sealed class EndocrineRuleTests
{
    [Theory]
    [InlineData(null, null, "-")]
    [InlineData("2026-05-10", null, "error")]
    [InlineData("2026-05-11", null, "-")]
    [InlineData(null, "2026-05-10", "error")]
    [InlineData(null, "2026-05-11", "-")]
    [InlineData("2026-06-01", "2026-05-10", "error")]
    public void R8_wants_the_planned_and_the_actual_start_after_chemotherapy(string? planned, string? actual, string verdict) =>
        Given.CleanSubject.WithEndocrine(new Endocrine(5, Day(planned))).WithCourse(c => c with { EndocrineStart = Day(actual) })
            .Verdict("R8").ShouldBe(verdict);

    [Fact]
    public void R8_names_the_date_and_what_would_be_right() =>
        Given.CleanSubject.WithEndocrine(new Endocrine(5, new DateOnly(2026, 5, 1))).MessageOf("R8").ShouldBe(
            "endocrine.start 2026-05-01 is before 2026-05-11, 21 days after the last chemotherapy (2026-04-20).");

    [Fact]
    public void R8_names_an_actual_start_as_such() =>
        Given.CleanSubject.WithCourse(c => c with { EndocrineStart = new DateOnly(2026, 5, 10) }).MessageOf("R8").ShouldStartWith(
            "Endocrine therapy was started on 2026-05-10, before 2026-05-11");

    [Fact]
    public void R8_has_nothing_to_say_without_chemotherapy_or_without_the_receptor()
    {
        var early = Given.CleanSubject.WithEndocrine(new Endocrine(5, new DateOnly(2026, 1, 5)));

        early.WithCourse(c => c with { EarliestEndocrineStart = null, LastChemotherapy = null }).Verdict("R8").ShouldBe("-");
        early.WithDisease(d => d with { HormoneReceptor = MarkerStatus.Negative }).Verdict("R8").ShouldBe("-");
    }

    [Theory]
    [InlineData(MarkerStatus.Positive, 4, "error")]
    [InlineData(MarkerStatus.Positive, 5, "-")]
    [InlineData(MarkerStatus.Positive, 10, "-")]
    [InlineData(MarkerStatus.Positive, 11, "error")]
    [InlineData(MarkerStatus.Positive, null, "error")]
    [InlineData(MarkerStatus.Negative, null, "-")]
    [InlineData(MarkerStatus.Negative, 4, "-")]
    public void R9_wants_five_to_ten_years_for_hormone_receptor_positive_disease(MarkerStatus receptor, int? years, string verdict) =>
        Given.CleanSubject.WithDisease(d => d with { HormoneReceptor = receptor }).WithEndocrine(years is { } n ? new Endocrine(n, null) : null)
            .Verdict("R9").ShouldBe(verdict);

    [Fact]
    public void R10_never_flags_endocrine_therapy_beside_HER2_therapy_or_radiotherapy()
    {
        var during = Given.CleanSubject.WithCourse(c => c with { EndocrineStart = c.RadiotherapyStart });

        SafetyReview.Review(during).ShouldBeEmpty();
        SafetyReview.Rules.Single(rule => rule.Id == "R10").Severity.ShouldBe("none");
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "O");
}
