using HerScheduler.Localization;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Email;

/// <summary>The core says everything in English; another language has words for all of it but for what a person typed.</summary>
[Trait("Database", "any")]
public sealed class What_the_core_says_in_other_languages
{
    private static readonly Texts German = Texts.Find("de")!;

    public static TheoryData<string> Others => [.. Texts.Languages.Skip(1)];

    /// <summary>What is not is listed with its sentence: its template is missing in Texts.resx, or is not what the core writes.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void Is_known_of_every_worked_case(string language)
    {
        var core = Texts.Find(language)!.Core;
        var cases = WorkedCase.All.ToList();

        cases.Count.ShouldBeGreaterThan(500);
        Unknown(cases, one => one.Titles, core.Title).ShouldBeEmpty();
        Unknown(cases, one => one.Sentences, core.Of).ShouldBeEmpty();
        Unknown(cases, one => one.Refusals, core.Of).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TCHP cycle 3 of 6", "TCHP Zyklus 3 von 6")]
    [InlineData("H (trastuzumab) cycle 1 of 18", "H (Trastuzumab) Zyklus 1 von 18")]
    [InlineData("LVEF echo 1", "LVEF-Echo 1")]
    [InlineData("LVEF echo, repeat 2", "LVEF-Echo, Wiederholung 2")]
    [InlineData("Surgery", "Operation")]
    [InlineData("Endocrine therapy review, 10 years", "Kontrolle der endokrinen Therapie nach 10 Jahren")]
    [InlineData("Pregnancy test 4 of 12", "Schwangerschaftstest 4 von 12")]
    [InlineData("FEC, then docetaxel + HP", "FEC, dann Docetaxel + HP")]
    public void Is_a_title(string english, string german)
    {
        German.Core.Title(english).ShouldBe(new CoreText(german, null));
        Texts.English.Core.Title(english).ShouldBe(new CoreText(english, null));
    }

    [Theory]
    [InlineData("21 days after tchp-2 (2026-01-26). Thu 2026-05-14 is closed: next open day.",
        "21 Tage nach TCHP Zyklus 2 (26. Jan). Do, 14. Mai, ist geschlossen: nächster offener Tag.")]
    [InlineData("28 days after surgery (2026-05-04).", "28 Tage nach der Operation (4. Mai).")]
    [InlineData("Given on 2026-01-05, trastuzumab and pertuzumab on 2026-01-06; not recorded yet: carboplatin.",
        "Gegeben am 5. Jan, Trastuzumab und Pertuzumab am 6. Jan; noch nicht erfasst: Carboplatin.")]
    [InlineData("LVEF 44.5 % on 2026-03-23 (17.5 points below the baseline of 62 %): trastuzumab and pertuzumab on hold until a clinician resumes, "
        + "at the earliest on 2026-04-13.",
        "LVEF 44,5 % am 23. März (17,5 Punkte unter dem Ausgangswert von 62 %): Trastuzumab und Pertuzumab pausiert bis zur ärztlichen "
        + "Wiederaufnahme, frühestens am 13. Apr.")]
    [InlineData("moved 3 days earlier: tchp-2 was given on 2026-01-23", "um 3 Tage vorgezogen: TCHP Zyklus 2 wurde am 23. Jan gegeben")]
    [InlineData("Chemotherapy was ceased on 2026-01-26: neuropathy.", "Die Chemotherapie wurde am 26. Jan beendet: neuropathy.")]
    [InlineData("Trastuzumab was ceased on 2026-01-26: allergy.", "Trastuzumab wurde am 26. Jan abgesetzt: allergy.")]
    [InlineData("21 days after hp-16 (2026-12-14). Tchp-2 was deferred to 2027-01-06: as decided.",
        "21 Tage nach hp-16 (14. Dez). TCHP Zyklus 2 wurde auf den 6. Jan. 2027 verschoben: as decided.")]
    [InlineData("the clinic's calendar was changed: 2026-05-14 is closed now, Mondays are closed now and 2 more",
        "der Kalender der Klinik wurde geändert: 14. Mai ist jetzt geschlossen, Montag ist jetzt geschlossen und 2 weitere")]
    public void Is_a_sentence_with_titles_and_dates_as_they_are_written(string english, string german)
    {
        var said = Reasons().Said(english);

        said.Text.ShouldBe(german);
        said.Language.ShouldBeNull();
    }

    /// <summary>Nobody translates it; the sentences around it are.</summary>
    [Fact]
    public void Stays_where_a_person_typed_it()
    {
        var said = Reasons().Said(
            "21 days after tchp-2 (2026-01-26). Deferred from 2026-02-16 to 2026-02-23: Fieber, 39.5 Grad. Cycle 3 follows! "
            + "On hold until a clinician resumes.");

        said.Text.ShouldBe("21 Tage nach TCHP Zyklus 2 (26. Jan). Verschoben vom 16. Feb auf den 23. Feb: Fieber, 39.5 Grad. Cycle 3 follows! "
            + "Pausiert bis zur ärztlichen Wiederaufnahme.");
        said.Language.ShouldBeNull();
    }

    /// <summary>It is marked as English then, for who hears the page.</summary>
    [Theory]
    [InlineData("A new sentence. On hold until a clinician resumes.", "A new sentence. Pausiert bis zur ärztlichen Wiederaufnahme.")]
    [InlineData("moved 2 days: something new", "um 2 Tage verschoben: something new")]
    [InlineData("Paracetamol was ceased on 2026-01-26: allergy.", "Paracetamol was ceased on 26. Jan: allergy.")]
    [InlineData("{0} days after", "{0} days after")]
    public void Stays_English_where_no_template_knows_it(string english, string german)
    {
        var said = Reasons().Said(english);

        said.Text.ShouldBe(german);
        said.Language.ShouldBe("en");
        German.Core.Title("Wundkontrolle 2").ShouldBe(new CoreText("Wundkontrolle 2", "en"));
    }

    [Fact]
    public void Is_empty_when_nothing_is_said() => German.Core.Of("").ShouldBe(new CoreText("", null));

    /// <summary>Whoever types a reason can type anything; nobody waits for it.</summary>
    [Fact]
    public void Takes_no_time_over_a_long_text()
    {
        var typed = string.Join(", ", Enumerable.Repeat("trastuzumab and pertuzumab of was ceased on hold", 50));

        var said = German.Core.Of($"Deferred from 2026-02-16 to 2026-02-23: {typed}. {typed}");

        said.Text.ShouldEndWith(typed);
    }

    private static Reasons Reasons() => new(German, new Dictionary<string, string> { ["tchp-2"] = "TCHP cycle 2 of 6" }, new DateOnly(2026, 5, 1));

    private static List<string> Unknown(IEnumerable<WorkedCase> cases, Func<WorkedCase, IEnumerable<string>> said, Func<string, CoreText> translated) =>
        cases.SelectMany(one => said(one).Select(text => (one.Name, Text: text))).DistinctBy(one => one.Text)
            .Where(one => translated(one.Text).Language is not null)
            .Select(one => $"{one.Name}: {one.Text} -> {translated(one.Text)}").Take(200).ToList();
}
