using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Protocols;

public sealed class ProtocolReaderTests
{
    /// <summary>Two HER2 tracks before surgery and chemotherapy after it.</summary>
    private const string Site =
        """
        {
          "id": "site-thp", "title": "Site's THP", "setting": "neoadjuvant", "surgery": true, "source": "local guideline", "confidence": "M",
          "tracks": [
            { "id": "thp", "title": "THP", "intervalDays": 21, "count": 4, "agents": [ { "agent": "docetaxel", "dose": "75 mg/m²" },
              { "agent": "trastuzumab", "dose": "6 mg/kg", "loadingDose": "8 mg/kg" } ] },
            { "id": "hp", "title": "HP", "phase": "initial", "intervalDays": 21, "count": 2, "firstNumber": 5, "after": "thp",
              "agents": [ { "agent": "pertuzumab", "dose": "420 mg", "loadingDose": "840 mg" } ], "source": "another" },
            { "id": "ac", "title": "AC", "phase": "after-surgery", "intervalDays": 21, "count": 2, "after": null,
              "agents": [ { "agent": "doxorubicin", "dose": "60 mg/m²", "loadingDose": null } ] }
          ]
        }
        """;

    public static TheoryData<string, string?, string> Edits => new()
    {
        { "id", null, "required, but missing" },
        { "id", "\"Site THP\"", "an identifier of 1–64 letters a–z, digits or -" },
        { "title", "\"\"", "expected 1–100 printable characters" },
        { "setting", "\"palliative\"", "expected neoadjuvant | adjuvant" },
        { "surgery", null, "required, but missing: expected true | false" },
        { "confidence", "\"A\"", "expected S (read in a source) | M (to be verified)" },
        { "source", null, "required, but missing" },
        { "track", "[]", "unknown property; did you mean \"tracks\"?" },
        { "tracks", "[]", "expected an array of one track or more, found an empty array" },
        { "tracks", "{}", "expected an array, found an object" },
        { "tracks/0/id", "\"echo\"", "none of echo, echo-repeat, echo-follow-up" },
        { "tracks/0/id", $"\"{new string('t', 61)}\"", "expected an identifier of 1–60 letters a–z, digits or -" },
        { "tracks/0/interval", "21", "unknown property" },
        { "tracks/0/intervalDays", "0", "expected a whole number from 1 to 84" },
        { "tracks/0/intervalDays", "85", "found 85" },
        { "tracks/0/count", "61", "expected a whole number from 1 to 60" },
        { "tracks/0/count", "null", "found null" },
        { "tracks/1/firstNumber", "0", "expected a whole number from 1" },
        { "tracks/1/firstNumber", "7", "expected 5, the next HER2 slot of the course, found 7" },
        { "tracks/1/after", "\"tchp\"", "expected an earlier track of this protocol or null, found \"tchp\"" },
        { "tracks/0/after", "\"hp\"", "expected an earlier track" },
        { "tracks/0/after", "\"thp\"", "expected an earlier track" },
        { "tracks/2/after", "\"hp\"", "expected a track of the same phase" },
        { "tracks/2/id", "\"hp\"", "a track called \"hp\" stands here already" },
        { "tracks/0/phase", "\"before\"", "expected initial | after-surgery" },
        { "tracks/0/phase", "\"after-surgery\"", "expected initial" },
        { "tracks/0/agents", "[]", "found an empty array" },
        { "tracks/0/agents/0/agent", "\"taxol\"", "expected docetaxel | carboplatin" },
        { "tracks/0/agents/1/agent", "\"docetaxel\"", "docetaxel stands in this track more than once" },
        { "tracks/0/agents/0/loadingDose", "\"100 mg/m²\"", "only trastuzumab and pertuzumab have a loading dose, docetaxel has not" },
        { "tracks/0/agents/0/dose", "\"\"", "expected 1–40 printable characters" },
        { "tracks/0/agents/0/unit", "\"mg\"", "unknown property" },
    };

    [Fact]
    public void A_sites_protocol_is_read_and_found_beside_the_built_in_ones()
    {
        var library = ProtocolLibrary.BuiltIn.With(Documents.Utf8(Site)).Value;
        var protocol = library.Find("site-thp").ShouldNotBeNull();

        library.All.Select(each => each.Id).Skip(13).ShouldBe(["site-thp", "t-dm1", "tch", "tchp", "tdxd-thp", "thp"]);
        ProtocolLibrary.BuiltIn.Find("site-thp").ShouldBeNull();
        protocol.Tracks.Select(track => (track.Id, track.Phase, track.FirstNumber, track.After, track.Source)).ShouldBe(
        [
            ("thp", TrackPhase.Initial, 1, null, "local guideline"),
            ("hp", TrackPhase.Initial, 5, "thp", "another"),
            ("ac", TrackPhase.AfterSurgery, 1, null, "local guideline"),
        ]);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_faulty_property_is_told_where_it_stands(string path, string? json, string phrase)
    {
        var faults = ProtocolReader.Read(Documents.Utf8(Documents.With(Site, path, json))).Faults;
        faults.ShouldContain(fault => fault.Pointer == $"#/{path}" && fault.Detail.Contains(phrase, StringComparison.Ordinal), string.Join('\n', faults));
    }

    [Fact]
    public void A_task_is_named_by_its_id() =>
        Faults(Documents.With(Site, "tracks/0/tasks", "[\"chest-ct\", \"Chest CT\"]")).ShouldBeOnly("#/tracks/0/tasks/1", "found \"Chest CT\"");

    [Fact]
    public void The_name_of_a_track_has_at_most_60_letters() => Faults(Documents.With(Site, "tracks/2/id", $"\"{new string('t', 60)}\"")).ShouldBeEmpty();

    [Fact]
    public void An_unknown_drug_is_not_taken_for_another()
    {
        var agents = """[ { "agent": "taxol", "dose": "1" }, { "agent": "docetaxel", "dose": "1" }, { "agent": "trastuzumab", "dose": "1" } ]""";

        Faults(Documents.With(Site, "tracks/0/agents", agents)).ShouldBeOnly("#/tracks/0/agents/0/agent", "expected docetaxel | carboplatin");
    }

    [Fact]
    public void Surgery_and_what_comes_after_it_belong_to_a_neoadjuvant_protocol()
    {
        Faults(Documents.With(Site, "setting", "\"adjuvant\"")).ShouldBeOnly("#/surgery", "expected false");
        Faults(Documents.With(Site, "surgery", "false")).ShouldBeOnly("#/tracks/2/phase", "this protocol has no surgery");
    }

    [Fact]
    public void A_protocol_has_at_most_twenty_tracks()
    {
        static string Track(int number) => $$"""{ "id": "t{{number}}", "title": "T", "intervalDays": 7, "count": 1, "agents": [ { "agent": "paclitaxel", "dose": "80 mg/m²" } ] }""";
        static string Tracks(int count) => Documents.With(Site, "tracks", $"[{string.Join(',', Enumerable.Range(1, count).Select(Track))}]");
        Faults(Tracks(20)).ShouldBeEmpty();
        Faults(Tracks(21)).ShouldBeOnly("#/tracks", "expected at most 20 tracks, found 21");
    }

    [Fact]
    public void An_id_of_the_library_cannot_be_taken() =>
        ProtocolLibrary.BuiltIn.With(Documents.Utf8(Documents.With(Site, "id", "\"tchp\""))).Faults.ShouldBeOnly("#/id",
            "a protocol called \"tchp\" exists already");

    [Fact]
    public void A_faulty_protocol_changes_no_library() =>
        ProtocolLibrary.BuiltIn.With(Documents.Utf8("{")).Faults.ShouldBeOnly("#", "found the end of the document");

    [Fact]
    public void Every_built_in_protocol_is_written_and_read_back_the_same()
    {
        foreach (var protocol in ProtocolLibrary.BuiltIn.All)
        {
            var written = ProtocolJson.ToUtf8(protocol);
            var again = ProtocolReader.Read(written).Value;
            ProtocolJson.ToUtf8(again).ShouldBe(written);
            again.Tracks.Select(Said).ShouldBe(protocol.Tracks.Select(Said));
            Encoding.UTF8.GetString(written).ShouldContain($"\"id\": \"{protocol.Id}\"");
            Encoding.UTF8.GetString(written).Contains("\"tasks\"", StringComparison.Ordinal).ShouldBe(protocol.Tracks.Any(track => track.Tasks.Count > 0));
        }
    }

    /// <summary>Everything that a track is, in words.</summary>
    private static string Said(Track track) => string.Join(
        ", ",
        [
            track.Id, track.Title, $"{track.Phase}", $"{track.Count} from {track.FirstNumber} every {track.IntervalDays} after {track.After}", track.Source,
            .. track.Agents.Select(agent => $"{agent.Agent} {agent.Dose} ({agent.LoadingDose})"), .. track.Tasks,
        ]);

    private static IReadOnlyList<Fault> Faults(string document) => ProtocolReader.Read(Documents.Utf8(document)).Faults;
}
