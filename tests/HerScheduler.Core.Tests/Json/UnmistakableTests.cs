using System.Text.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Json;

/// <summary>A patient's id that looks like another one is refused: it would be another patient with half of the care.</summary>
public sealed class UnmistakableTests
{
    [Theory]
    [InlineData("P-0001")]
    [InlineData("7")]
    [InlineData("müller-7")]
    [InlineData("Петрова-7")]
    [InlineData("Ρ-7")]
    [InlineData("漢字 7")]
    [InlineData("山田A-1")]
    [InlineData("Ñandú 12/3")]
    public void An_id_of_any_one_alphabet_is_taken(string id) => Read(id).ShouldBeTrue();

    [Theory]
    [InlineData("P-0001\u200B", "a space of no width")]
    [InlineData("P\u200D-0001", "a joiner")]
    [InlineData("P\u00AD-0001", "a soft hyphen")]
    [InlineData("P-0001\uFE0F", "a selector of variants")]
    [InlineData("P-0001\uFE00", "the first of them")]
    [InlineData("P\u3164-0001", "a filler")]
    [InlineData("Z\u0416-7", "the last Latin letter beside a Cyrillic one")]
    [InlineData("z\u0416-7", "the same, small")]
    [InlineData("P-\u034F0001", "a joiner of letters")]
    [InlineData("mu\u0308ller-7", "a letter in two parts")]
    [InlineData("Ｐ-0001", "a wide letter")]
    [InlineData("P-０001", "a wide digit")]
    [InlineData("P\u00A00001", "a space that does not break")]
    [InlineData("P\u2011\u00B2", "a small digit")]
    [InlineData("\u0420A-0001", "a Cyrillic letter among Latin ones")]
    [InlineData("MRN-\u0391", "a Greek letter among Latin ones")]
    [InlineData("\u0420\u03A1", "letters of two other alphabets")]
    public void An_id_that_could_be_mistaken_for_another_is_refused(string id, string because) => Read(id).ShouldBeFalse(because);

    private static bool Read(string id) =>
        PlanReader.Read(Documents.Utf8(Documents.With(Documents.MinimalPlan, "patient/id", JsonSerializer.Serialize(id))), PlanLibrary.BuiltIn).IsValid;
}
