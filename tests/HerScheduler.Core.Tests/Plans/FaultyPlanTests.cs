using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Plans;

public sealed class FaultyPlanTests
{
    private const string Date = "an existing date YYYY-MM-DD from 1990-01-01 to 2100-12-31";

    /// <summary>Path, value put there (null: removed), what the fault at that path says.</summary>
    public static TheoryData<string, string?, string> Edits => new()
    {
        // missing
        { "id", null, "required, but missing: expected an identifier of 1–64 letters" },
        { "patient", null, "required, but missing: expected an object" },
        { "patient/id", null, "required, but missing: expected 1–64 printable characters" },
        { "site", null, "required, but missing" },
        { "navigator", null, "required, but missing: expected an e-mail address" },
        { "disease", null, "required, but missing: expected an object" },
        { "disease/her2", null, "required, but missing: expected negative | positive" },
        { "disease/stage", null, "required, but missing: expected I | IA" },
        { "disease/nodes", null, "required, but missing" },
        { "disease/hormoneReceptor", null, "required, but missing" },
        { "protocol", null, "required, but missing: expected a protocol of the library" },
        { "start", null, $"required, but missing: expected {Date}" },
        { "radiotherapy/fractions", null, "required, but missing: expected a whole number from 1 to 50" },
        { "overrides/0/rule", null, "required, but missing: expected a safety rule R1 … R19" },
        { "overrides/0/reason", null, "required, but missing" },
        { "overrides/0/by", null, "required, but missing" },

        // unknown
        { "nodse", "1", "unknown property; known here: id, patient, site" },
        { "strat", "1", "unknown property; did you mean \"start\"?" },
        { "patient/nam", "1", "unknown property; did you mean \"name\"?" },
        { "disease/tumourSizeCm", "1", "unknown property; did you mean \"tumorSizeCm\"?" },
        { "settings/echointerval", "1", "unknown property; did you mean \"echoInterval\"?" },
        { "overrides/0/note", "1", "unknown property" },

        // wrong type
        { "id", "7", "found 7" },
        { "patient", "\"MRN-0001\"", "expected an object, found a text (not shown)" },
        { "patient", "null", "expected an object, found null" },
        { "disease", "[]", "expected an object, found an array" },
        { "start", "20260105", $"expected {Date}, found 20260105" },
        { "overrides", "{}", "expected an array, found an object" },
        { "overrides", "null", "expected an array, found null" },
        { "overrides/0", "\"R1\"", "expected an object" },
        { "settings/periOperativeHer2", "\"true\"", "expected true | false, found \"true\"" },
        { "settings/periOperativeHer2", "1", "expected true | false, found 1" },
        { "radiotherapy/fractions", "\"15\"", "found \"15\"" },
        { "clinicalTrial", "false", "found false" },

        // null where it is not allowed
        { "id", "null", "found null" },
        { "patient/name", "null", "found null" },
        { "disease/tumorSizeCm", "null", "found null" },
        { "afterSurgery", "null", "expected an object, found null" },
        { "settings", "null", "expected an object, found null" },
        { "settings/surgeryAfterDays", "null", "found null" },
        { "endocrine/years", "null", "found null" },

        // names
        { "disease/her2", "\"maybe\"", "expected negative | positive, found \"maybe\"" },
        { "disease/nodes", "\"Positive\"", "found \"Positive\"" },
        { "disease/stage", "\"iib\"", "found \"iib\"" },
        { "disease/stage", "\"0\"", "found \"0\"" },
        { "afterSurgery/pcr", "\"t-dm1\"", "expected hp | h, found \"t-dm1\"" },
        { "afterSurgery/residual", "\"tdm1\"", "expected t-dm1 | t-dxd | hp | h, found" },
        { "afterSurgery/expected", "\"unknown\"", "expected pcr | residual" },
        { "settings/echoInterval", "\"3 months\"", "expected 3-months | 4-months | 6-months | N-weeks (4–26), or an object of first and then" },
        { "settings/echoInterval", "\"3-weeks\"", "found \"3-weeks\"" },
        { "settings/echoInterval", "\"27-weeks\"", "found \"27-weeks\"" },
        { "settings/echoInterval", "\"08-weeks\"", "found \"08-weeks\"" },
        { "settings/echoInterval", "\"2-months\"", "found \"2-months\"" },
        { "settings/lvefPolicy", "\"who\"", "expected an LVEF policy of the library (esc-2022, eu-label, us-label), found \"who\"" },
        { "settings/her2Duration", "\"18\"", "expected eighteen-cycles | one-year" },
        { "settings/lateDoseRule", "\"uk\"", "expected us | eu" },
        { "protocol", "\"TCHP\"", "a protocol of the library (ac-dhp, ac-th, ac-thp, apt, ddac-thp, dhp-fec, ec-dh, ec-dhp, ec-thp, fec-dhp, h, hp, pcb-hp, t-dm1, tch, tchp, tdxd-thp, thp), found \"TCHP\"" },
        { "protocol", "\"th\"", "found \"th\"" },

        { "settings/formulation", "\"SC\"", "expected iv | sc, found \"SC\"" },
        { "intent", "\"palliative\"", "expected neoadjuvant | adjuvant" },
        { "intent", "null", "expected neoadjuvant | adjuvant, found null" },
        { "adjuvant", "\"hp\"", "expected an object" },

        // dates
        { "start", "\"2026-02-30\"", $"expected {Date}, found \"2026-02-30\"" },
        { "start", "\"2026-02-29\"", "found \"2026-02-29\"" },
        { "start", "\"2026-1-5\"", "found \"2026-1-5\"" },
        { "start", "\"05.01.2026\"", "found \"05.01.2026\"" },
        { "start", "\"2026-01-05T00:00:00Z\"", "found \"2026-01-05T00:00:00Z\"" },
        { "start", "\" 2026-01-05\"", "found \" 2026-01-05\"" },
        { "start", "\"٢٠٢٦-٠١-٠٥\"", Date },
        { "start", "\"0001-01-01\"", Date },
        { "start", "\"9999-12-31\"", Date },
        { "start", "\"1989-12-31\"", Date },
        { "start", "\"2101-01-01\"", Date },
        { "endocrine/start", "\"2101-01-01\"", Date },
        { "endocrine/start", "\"\"", Date },

        // numbers
        { "disease/tumorSizeCm", "-0.1", "expected a number from 0 to 50, found -0.1" },
        { "disease/tumorSizeCm", "50.1", "found 50.1" },
        { "disease/tumorSizeCm", "1e400", "found 1e400" },
        { "disease/tumorSizeCm", "\"3,1\"", "found \"3,1\"" },
        { "radiotherapy/fractions", "0", "expected a whole number from 1 to 50, found 0" },
        { "radiotherapy/fractions", "51", "found 51" },
        { "radiotherapy/fractions", "15.5", "found 15.5" },
        { "endocrine/years", "0", "expected a whole number from 1 to 20, found 0" },
        { "endocrine/years", "21", "found 21" },
        { "settings/lvefLowerLimitOfNormal", "39.9", "expected a number from 40 to 70, found 39.9" },
        { "settings/lvefLowerLimitOfNormal", "70.1", "found 70.1" },
        { "settings/surgeryAfterDays", "0", "expected a whole number from 1 to 90, found 0" },
        { "settings/surgeryAfterDays", "91", "found 91" },
        { "settings/surgeryAfterDays", "99999999999999999999999", "found 99999999999999999999999" },

        // texts
        { "id", "\"\"", "found \"\"" },
        { "id", "\"plan 1\"", "found \"plan 1\"" },
        { "id", "\"plän\"", "an identifier of 1–64 letters A–Z a–z, digits, _ or -" },
        { "site", "\"North-Clinic\"", "an identifier of 1–64 letters a–z, digits or -, found \"North-Clinic\"" },
        { "patient/id", "\"\"", "expected 1–64 printable characters, with no space at either end, none invisible, letters of one alphabet and in their usual form (NFKC), found a text (not shown)" },
        { "patient/id", "\" MRN\"", "no space at either end" },
        { "patient/id", "\"MRN\\n1\"", "1–64 printable characters" },
        { "patient/id", "\"MRN\\u0000\"", "1–64 printable characters" },
        { "patient/name", "\"Ada\\u0007\"", "expected 1–200 printable characters on one line, not blank, found a text (not shown)" },
        { "patient/name", "12", "found a number (not shown)" },
        { "patient/name", "\"  \"", "not blank" },
        { "clinicalTrial", "\"\"", "expected 1–2,000 printable characters on one line, not blank, found \"\"" },
        { "clinicalTrial", "\" \"", "not blank" },
        { "overrides/0/reason", "\"\\t\"", "found \"\\t\"" },
        { "overrides/0/reason", "\"two\\nlines\"", "on one line" },
        { "overrides/0/by", "\"\"", "expected 1–254 printable characters" },
        { "overrides/0/rule", "\"R0\"", "expected a safety rule R1 … R19, found \"R0\"" },
        { "overrides/0/rule", "\"R20\"", "found \"R20\"" },
        { "overrides/0/finding", "\"R2:hp-1\"", "expected the id of a finding of R1 (R1, or R1:EVENT), found \"R2:hp-1\"" },
        { "overrides/0/finding", "\"R13\"", "expected the id of a finding of R1" },
        { "overrides/0/finding", "null", "expected 1–84 printable characters" },
        { "overrides/0/rule", "\"r1\"", "found \"r1\"" },
        { "overrides/0/rule", "\"R01\"", "found \"R01\"" },

        // addresses
        { "navigator", "\"\"", "expected an e-mail address" },
        { "navigator", "\"navigator\"", "found \"navigator\"" },
        { "navigator", "\"@example.org\"", "expected an e-mail address" },
        { "navigator", "\"one@\"", "expected an e-mail address" },
        { "navigator", "\"one@two@example.org\"", "expected an e-mail address" },
        { "navigator", "\"one two@example.org\"", "expected an e-mail address" },
        { "navigator", "\"one@example.org,two@example.org\"", "expected an e-mail address" },
        { "navigator", "\"One <one@example.org>\"", "expected an e-mail address" },
        { "navigator", "\"one@example.org\\r\\nBcc: two@example.org\"", "expected an e-mail address" },
        { "navigator", "\"one@.example.org\"", "expected an e-mail address" },
        { "navigator", "\"one..two@example.org\"", "expected an e-mail address" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_faulty_property_is_told_where_it_stands_with_what_was_expected(string path, string? json, string phrase) =>
        Faults(Documents.With(Documents.FullPlan, path, json)).ShouldBeOnly($"#/{path}", phrase);

    [Theory]
    [InlineData("[]", "expected an object, found an array")]
    [InlineData("null", "expected an object, found null")]
    [InlineData("\"plan\"", "expected an object")]
    public void A_document_that_is_no_object_is_one_fault(string document, string phrase) => Faults(document).ShouldBeOnly("#", phrase);

    [Fact]
    public void A_property_that_stands_twice_is_refused_even_with_the_same_value() =>
        Faults(Documents.FullPlan.Replace("\"protocol\": \"tchp\"", "\"protocol\": \"tchp\", \"pr\\u006ftocol\": \"tchp\"", StringComparison.Ordinal))
            .ShouldBeOnly("#/protocol", "more than once");

    /// <summary>RFC 5321: at most 64 octets before the @.</summary>
    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public void The_name_of_an_address_has_at_most_64_letters(int letters, int faults) =>
        Faults(Documents.With(Documents.FullPlan, "navigator", $"\"{new string('n', letters)}@example.org\"")).Count.ShouldBe(faults);

    [Fact]
    public void A_finding_that_is_overridden_twice_is_named() =>
        Faults(Documents.With(Documents.FullPlan, "overrides", $"[{Override("R2:hp-1")},{Override("R2:hp-2")},{Override("R2:hp-1")}]"))
            .ShouldBeOnly("#/overrides/2/rule", "R2:hp-1 is overridden more than once");

    [Theory]
    [InlineData("R2:hp-1", "R2:hp-1", 1)]
    [InlineData("R2:hp-1", "R2:hp-2", 0)]
    public void A_finding_is_overridden_once(string one, string other, int faults) =>
        Faults(Documents.With(Documents.FullPlan, "overrides", $"[{Override(one)},{Override(other)}]")).Count.ShouldBe(faults);

    private static string Override(string finding) => $$"""{ "rule": "R2", "finding": "{{finding}}", "reason": "trial", "by": "dr.one@example.org" }""";

    [Fact]
    public void A_rule_is_overridden_once()
    {
        var one = """{ "rule": "R9", "reason": "declined", "by": "dr.one@example.org" }""";
        Faults(Documents.With(Documents.FullPlan, "overrides", $"[{one},{one}]")).ShouldBeOnly("#/overrides/1/rule", "R9 is overridden more than once");
    }

    [Theory]
    [InlineData("\"protocol\": \"tchp\"", "\"protocol\": \"\\ud800\"", "#/protocol", "found \"\\ud800\"")]
    [InlineData("\"protocol\": \"tchp\"", "\"protocol\": \"tchp\", \"\\udc00\": 1", "#", "a property name has a lone surrogate")]
    [InlineData("\"protocol\": \"tchp\"", "\"protocol\": \"tchp\", \"a/b~c\": 1", "#/a~1b~0c", "unknown property")]
    public void A_lone_surrogate_and_a_strange_name_are_told(string good, string bad, string pointer, string phrase) =>
        Faults(Documents.FullPlan.Replace(good, bad, StringComparison.Ordinal)).ShouldBeOnly(pointer, phrase);

    [Fact]
    public void A_very_long_unknown_name_is_told_at_its_object() =>
        Faults(Documents.With(Documents.FullPlan, $"disease/{new string('x', 5000)}", "1")).ShouldHaveSingleItem()
            .ToString().ShouldStartWith($"#/disease: \"{new string('x', 37)}…\": unknown property");

    [Fact]
    public void All_faults_are_told_at_once_each_at_its_place()
    {
        var document = Documents.With(Documents.FullPlan, "disease/nodes", "\"maybe\"");
        document = Documents.With(document, "start", null);
        document = Documents.With(document, "stage", "\"II\"");
        document = Documents.With(document, "endocrine/years", "0");
        document = Documents.With(document, "overrides/0/rule", "\"R99\"");
        document = Documents.With(document, "patient/name", "5");

        Faults(document).Select(fault => fault.Pointer).Order(StringComparer.Ordinal)
            .ShouldBe(["#/disease/nodes", "#/endocrine/years", "#/overrides/0/rule", "#/patient/name", "#/stage", "#/start"]);
    }

    [Fact]
    public void A_patients_name_or_id_is_never_quoted()
    {
        string[] documents =
        [
            Documents.With(Documents.FullPlan, "patient/name", "\"Lovelace\\u0000\""),
            Documents.With(Documents.FullPlan, "patient/id", "\"Lovelace\\u0000\""),
            Documents.With(Documents.FullPlan, "patient", "\"Lovelace\""),
            Documents.With(Documents.FullPlan, "patientName", "\"Lovelace\""),
            "\"Lovelace\"",
            "{ \"patient\": { \"name\": \"Lovelace\" ",
        ];
        foreach (var document in documents)
        {
            var faults = Faults(document);
            faults.ShouldNotBeEmpty();
            faults.ShouldAllBe(fault => !fault.Detail.Contains("Lovelace", StringComparison.Ordinal));
        }
    }

    private static IReadOnlyList<Fault> Faults(string document) => PlanReader.Read(Documents.Utf8(document), PlanLibrary.BuiltIn).Faults;
}
