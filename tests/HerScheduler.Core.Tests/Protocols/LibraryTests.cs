using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Protocols;

/// <summary>The built-in protocols against the table of regimens: offsets are the undisturbed days from day 0.</summary>
public sealed class LibraryTests
{
    [Fact]
    public void The_library_has_the_eighteen_protocols_ordered_by_id() =>
        ProtocolLibrary.BuiltIn.All.Select(protocol => protocol.Id).ShouldBe(
            ["ac-dhp", "ac-th", "ac-thp", "apt", "ddac-thp", "dhp-fec", "ec-dh", "ec-dhp", "ec-thp", "fec-dhp", "h", "hp", "pcb-hp", "t-dm1", "tch", "tchp",
                "tdxd-thp", "thp"]);

    [Theory]
    [InlineData("tchp", "tchp", 21, 6, 0, 1)]
    [InlineData("ddac-thp", "ddac", 14, 4, 0, 1)]
    [InlineData("ddac-thp", "paclitaxel", 7, 12, 56, 1)]
    [InlineData("ddac-thp", "hp", 21, 4, 56, 1)]
    [InlineData("ac-thp", "ac", 21, 4, 0, 1)]
    [InlineData("ac-thp", "paclitaxel", 7, 12, 84, 1)]
    [InlineData("ac-thp", "hp", 21, 4, 84, 1)]
    [InlineData("ac-dhp", "ac", 21, 4, 0, 1)]
    [InlineData("ac-dhp", "dhp", 21, 4, 84, 1)]
    [InlineData("fec-dhp", "fec", 21, 3, 0, 1)]
    [InlineData("fec-dhp", "dhp", 21, 3, 63, 1)]
    [InlineData("dhp-fec", "dhp", 21, 4, 0, 1)]
    [InlineData("dhp-fec", "fec", 21, 3, 0, 1)]
    [InlineData("tch", "tch", 21, 6, 0, 1)]
    [InlineData("apt", "paclitaxel", 7, 12, 0, 1)]
    [InlineData("apt", "h", 21, 13, 84, 13)]
    [InlineData("tdxd-thp", "t-dxd", 21, 4, 0, 1)]
    [InlineData("tdxd-thp", "paclitaxel", 7, 12, 84, 1)]
    [InlineData("tdxd-thp", "hp", 21, 4, 84, 5)]
    [InlineData("hp", "hp", 21, 18, 0, 1)]
    [InlineData("t-dm1", "t-dm1", 21, 14, 0, 1)]
    [InlineData("h", "h", 21, 18, 0, 1)]
    [InlineData("thp", "paclitaxel", 7, 12, 0, 1)]
    [InlineData("thp", "hp", 21, 4, 0, 1)]
    [InlineData("ac-th", "ac", 21, 4, 0, 1)]
    [InlineData("ac-th", "paclitaxel", 7, 12, 84, 1)]
    [InlineData("ac-th", "h", 21, 4, 84, 1)]
    [InlineData("ec-thp", "ec", 21, 4, 0, 1)]
    [InlineData("ec-thp", "paclitaxel", 7, 12, 84, 1)]
    [InlineData("ec-thp", "hp", 21, 4, 84, 1)]
    [InlineData("ec-dhp", "ec", 21, 4, 0, 1)]
    [InlineData("ec-dhp", "dhp", 21, 4, 84, 1)]
    [InlineData("ec-dh", "ec", 21, 4, 0, 1)]
    [InlineData("ec-dh", "dh", 21, 4, 84, 1)]
    [InlineData("pcb-hp", "pcb", 7, 18, 0, 1)]
    [InlineData("pcb-hp", "hp", 21, 6, 0, 1)]
    public void A_track_has_its_interval_count_offset_and_first_number(string id, string trackId, int interval, int count, int offset, int first)
    {
        var protocol = Find(id);
        var track = protocol.FindTrack(trackId).ShouldNotBeNull();
        (track.IntervalDays, track.Count, OffsetOf(protocol, track), track.FirstNumber).ShouldBe((interval, count, offset, first));
    }

    [Theory]
    [InlineData("tchp", 6)]
    [InlineData("ddac-thp", 4)]
    [InlineData("ac-thp", 4)]
    [InlineData("ac-dhp", 4)]
    [InlineData("fec-dhp", 3)]
    [InlineData("dhp-fec", 4)]
    [InlineData("tch", 6)]
    [InlineData("tdxd-thp", 8)]
    [InlineData("thp", 4)]
    [InlineData("ac-th", 4)]
    [InlineData("ec-thp", 4)]
    [InlineData("ec-dhp", 4)]
    [InlineData("ec-dh", 4)]
    [InlineData("pcb-hp", 6)]
    public void A_neoadjuvant_protocol_has_its_HER2_cycles_before_surgery(string id, int cycles)
    {
        var protocol = Find(id);
        protocol.IsNeoadjuvant.ShouldBeTrue();
        protocol.Surgery.ShouldBeTrue();
        protocol.Tracks.Where(track => track.Phase == TrackPhase.Initial && track.HasHer2Therapy).Sum(track => track.Count).ShouldBe(cycles);
    }

    [Theory]
    [InlineData("apt")]
    [InlineData("hp")]
    [InlineData("t-dm1")]
    [InlineData("h")]
    public void An_adjuvant_protocol_has_no_surgery(string id) => (Find(id).IsNeoadjuvant, Find(id).Surgery).ShouldBe((false, false));

    [Fact]
    public void Only_FEC_of_dhp_fec_comes_after_surgery() =>
        ProtocolLibrary.BuiltIn.All.SelectMany(protocol => protocol.Tracks, (protocol, track) => (protocol.Id, Track: track))
            .Where(pair => pair.Track.Phase == TrackPhase.AfterSurgery)
            .Select(pair => $"{pair.Id}: {pair.Track.Id}")
            .ShouldBe(["dhp-fec: fec"]);

    [Theory]
    [InlineData(Agent.Trastuzumab, "6 mg/kg", "8 mg/kg")]
    [InlineData(Agent.Pertuzumab, "420 mg", "840 mg")]
    [InlineData(Agent.TrastuzumabEmtansine, "3.6 mg/kg", null)]
    [InlineData(Agent.TrastuzumabDeruxtecan, "5.4 mg/kg", null)]
    [InlineData(Agent.Carboplatin, "AUC 6", null)]
    [InlineData(Agent.Doxorubicin, "60 mg/m²", null)]
    [InlineData(Agent.Cyclophosphamide, "600 mg/m²", null)]
    public void An_agent_every_three_weeks_has_one_dose_in_every_protocol(Agent agent, string dose, string? loadingDose) =>
        DosesOf(agent, track => !track.IsWeekly).ShouldBe([new TrackAgent(agent, dose, loadingDose)]);

    [Theory]
    [InlineData(Agent.Paclitaxel, "80 mg/m²", null)]
    [InlineData(Agent.Carboplatin, "AUC 2", null)]
    [InlineData(Agent.Trastuzumab, "2 mg/kg", "4 mg/kg")]
    public void A_weekly_agent_has_its_weekly_dose(Agent agent, string dose, string? loadingDose) =>
        DosesOf(agent, track => track.IsWeekly).ShouldBe([new TrackAgent(agent, dose, loadingDose)]);

    [Theory]
    [InlineData("dhp-fec", Agent.Fluorouracil, "600 mg/m²")]
    [InlineData("dhp-fec", Agent.Epirubicin, "90 mg/m²")]
    [InlineData("fec-dhp", Agent.Fluorouracil, "500 mg/m²")]
    [InlineData("fec-dhp", Agent.Epirubicin, "100 mg/m²")]
    [InlineData("ec-thp", Agent.Epirubicin, "90 mg/m²")]
    [InlineData("ec-dhp", Agent.Epirubicin, "90 mg/m²")]
    [InlineData("ec-dh", Agent.Epirubicin, "90 mg/m²")]
    [InlineData("ec-dh", Agent.Docetaxel, "100 mg/m²")]
    [InlineData("ec-dhp", Agent.Docetaxel, "75 mg/m²")]
    [InlineData("tchp", Agent.Docetaxel, "75 mg/m²")]
    public void An_agent_whose_dose_differs_has_that_of_its_trial(string id, Agent agent, string dose) =>
        Find(id).Tracks.SelectMany(track => track.Agents).Single(given => given.Agent == agent).ShouldBe(new TrackAgent(agent, dose, LoadingDose: null));

    [Fact]
    public void Every_protocol_says_where_it_comes_from_and_whether_that_was_read() =>
        ProtocolLibrary.BuiltIn.All.Where(protocol => protocol.Confidence == "M").Select(protocol => protocol.Id).ShouldBe(["ac-dhp", "pcb-hp", "thp"]);

    [Fact]
    public void The_library_is_loaded_once() => ProtocolLibrary.BuiltIn.ShouldBeSameAs(ProtocolLibrary.BuiltIn);

    [Theory]
    [InlineData("TCHP")]
    [InlineData("")]
    public void An_id_is_found_only_as_it_is_written(string id) => ProtocolLibrary.BuiltIn.Find(id).ShouldBeNull();

    private static Protocol Find(string id) => ProtocolLibrary.BuiltIn.Find(id).ShouldNotBeNull();

    private static int OffsetOf(Protocol protocol, Track track) =>
        track.After is { } after && protocol.FindTrack(after) is { } earlier ? OffsetOf(protocol, earlier) + (earlier.Count * earlier.IntervalDays) : 0;

    private static IEnumerable<TrackAgent> DosesOf(Agent agent, Func<Track, bool> where) =>
        ProtocolLibrary.BuiltIn.All.SelectMany(protocol => protocol.Tracks).Where(where)
            .SelectMany(track => track.Agents).Where(given => given.Agent == agent).Distinct();
}
