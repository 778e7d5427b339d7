using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Demo;

/// <summary>The sample patients: every built-in protocol, three clinics, and each situation a navigator meets.</summary>
internal static class SampleStories
{
    private const string One = "navigator.one@example.org";
    private const string Two = "navigator.two@example.org";
    private const string Three = "navigator.three@example.org";
    private const string Four = "navigator.four@example.org";
    private const string Five = "navigator.five@example.org";

    private static readonly Disease SmallNodeNegative = new(MarkerStatus.Positive, Stage.IA, 1.4m, MarkerStatus.Negative, MarkerStatus.Positive);
    private static readonly Disease HormoneReceptorPositive = new(MarkerStatus.Positive, Stage.IIIA, 4.2m, MarkerStatus.Positive, MarkerStatus.Positive);
    private static readonly Radiotherapy FifteenFractions = new(15);
    private static readonly Endocrine FiveYears = new(5, Start: null);

    public static IReadOnlyList<SampleStory> All { get; } = [.. North(), .. Lake(), .. Harbour()];

    private static IEnumerable<SampleStory> North()
    {
        yield return Of("north-01", "Example, Ada", One, "tchp", 61) with { Radiotherapy = FifteenFractions };
        yield return Of("north-02", "Example, Bea", One, "tchp", 66) with { Radiotherapy = FifteenFractions, DeferredToToday = "tchp-4" };
        yield return Of("north-03", "Example, Cleo", One, "ddac-thp", 80) with { Radiotherapy = FifteenFractions };
        yield return Of("north-04", "Example, Dora", One, "ac-thp", 100);
        yield return Of("north-05", "Example, Edith", One, "tchp", 250) with { Disease = HormoneReceptorPositive, Radiotherapy = FifteenFractions,
            Endocrine = FiveYears };
        yield return Of("north-06", "Example, Flora", Two, "tchp", 230) with { Response = PathologyResponse.Residual, Radiotherapy = FifteenFractions };
        yield return Of("north-07", "Example, Greta", Two, "tchp", 146) with { NotRecorded = ["pathology"] };
        yield return Of("north-08", "Example, Hedda", Two, "tch", 35) with
        {
            Overrides = [new RuleOverride("R1", "pertuzumab allergy documented (invented)", "dr.one@example.org")],
        };
        yield return Of("north-09", "Example, Ines", Two, "apt", 40) with { Disease = SmallNodeNegative, Endocrine = FiveYears };
        yield return Of("north-10", "Example, Juno", Two, "ac-th", 70) with { Disease = SmallNodeNegative, Endocrine = FiveYears, IsUnbooked = true };
        yield return Of("north-11", "Example, Kira", Two, "thp", 20);
        yield return Of("north-12", "Example, Lia", One, "hp", 96) with { NotRecorded = ["echo-1"], IsUnbooked = true };
        yield return Of("north-13", "Example, Maud", One, "tchp", 420) with
        {
            Formulation = Formulation.Sc, Radiotherapy = FifteenFractions, Late = [("echo-2", 38)],
        };
        yield return Of("north-14", "Example, Nell", Two, "hp", 160) with { NotRecorded = ["echo-1"], IsUnbooked = true };
        yield return Of("north-15", "Example, Ottilie", Two, "tchp", 70) with
        {
            Disease = HormoneReceptorPositive, Endocrine = FiveYears, Tasks = ["goserelin", "pegfilgrastim"], PartlyRecorded = "tchp-4",
            NotRecorded = ["goserelin-3"],
        };
    }

    private static IEnumerable<SampleStory> Lake()
    {
        yield return Of("lake-01", "Sample, Jane", Three, "fec-dhp", 50);
        yield return Of("lake-02", "Sample, Kate", Three, "dhp-fec", 30);
        yield return Of("lake-03", "Sample, Lena", Three, "ac-dhp", 45) with { DeferredToToday = "ac-3" };
        yield return Of("lake-04", "Sample, Mona", Three, "tchp", 110) with { NotRecorded = ["echo-1"] };
        yield return Of("lake-05", "Sample, Nora", Four, "tdxd-thp", 45);
        yield return Of("lake-06", "Sample, Olga", Four, "hp", 130);
        yield return Of("lake-07", "Sample, Pia", Four, "t-dm1", 104) with { NotRecorded = ["echo-1"], IsUnbooked = true };
        yield return Of("lake-08", "Sample, Rosa", Four, "tchp", 300) with
        {
            Disease = HormoneReceptorPositive, Response = PathologyResponse.Residual, Radiotherapy = FifteenFractions, Endocrine = FiveYears,
        };
        yield return Of("lake-09", "Sample, Sara", Four, "tchp", -10) with { IsDraft = true };
        yield return Of("lake-10", "Sample, Tara", Four, "ec-thp", 75);
        yield return Of("lake-11", "Sample, Uma", Four, "ec-dhp", 30);
        yield return Of("lake-12", "Sample, Vida", Three, "hp", 138) with { NotRecorded = ["echo-1"], IsUnbooked = true };
        yield return Of("lake-13", "Sample, Wanda", Three, "hp", 63) with { CyclesElsewhere = 7, Formulation = Formulation.Sc };
        yield return Of("lake-14", "Sample, Yola", Four, "h", 370) with { Late = [("echo-1", 20), ("echo-3", 45)] };
        yield return Of("lake-15", "Sample, Zita", Four, "hp", 102) with { Lvefs = [("echo-baseline", 56), ("echo-1", 49)] };
    }

    private static IEnumerable<SampleStory> Harbour()
    {
        yield return Of("harbour-01", "Test, Tess", Five, "tchp", -7);
        yield return Of("harbour-02", "Test, Ulla", Five, "hp", 24) with { DeferredToToday = "hp-2" };
        yield return Of("harbour-03", "Test, Vera", Five, "hp", 100) with { Lvefs = [("echo-1", 46)], IsUnbooked = true };
        yield return Of("harbour-04", "Test, Willa", Five, "ddac-thp", 13);
        yield return Of("harbour-05", "Test, Xenia", Five, "tchp", 46) with { NotRecorded = ["tchp-3"] };
        yield return Of("harbour-06", "Test, Yara", Five, "tchp", 100) with { ResultAwaitedFor = "echo-1" };
        yield return Of("harbour-07", "Test, Zoe", Five, "ac-thp", -14) with { Disease = HormoneReceptorPositive, IsDraft = true };
        yield return Of("harbour-08", "Test, Alba", Five, "dhp-fec", 150);
        yield return Of("harbour-09", "Test, Beth", Five, "ec-dh", 25) with { Disease = SmallNodeNegative, Endocrine = FiveYears };
        yield return Of("harbour-10", "Test, Cara", Five, "h", 114) with { NotRecorded = ["echo-1"], IsUnbooked = true };
        yield return Of("harbour-11", "Test, Dana", Five, "pcb-hp", 17);
        yield return Of("harbour-12", "Test, Edda", Five, "hp", 172) with { NotRecorded = ["echo-1"], IsUnbooked = true };
        yield return Of("harbour-13", "Test, Fay", Five, "hp", 136) with { Lvefs = [("echo-1", 46), ("echo-2", 47)], AcceptedAt = "echo-1" };
        yield return Of("harbour-14", "Test, Gwen", Five, "hp", 133) with { Lvefs = [("echo-1", 44)] };
        yield return Of("harbour-15", "Test, Hope", Five, "hp", 260) with { Lvefs = [("echo-1", 45)], ResumedAfter = "echo-repeat-1" };
        yield return Of("harbour-16", "Test, Ida", Five, "hp", 168) with
        {
            Lvefs = [("echo-1", 44), ("echo-repeat-1", 45), ("echo-repeat-2", 44), ("echo-repeat-3", 46)],
        };
    }

    private static SampleStory Of(string number, string name, string navigator, string protocol, int daysSinceStart) => new()
    {
        Id = $"demo-{number}",
        Name = name,
        Site = $"{number[..number.IndexOf('-', StringComparison.Ordinal)]}-clinic",
        Navigator = navigator,
        Protocol = protocol,
        DaysSinceStart = daysSinceStart,
    };
}
