using System.Text;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Sites;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Hosting;

/// <summary>A file of settings that is no JSON, however that came about: the file, the line and the column, counted as an editor does.</summary>
public sealed class Broken_settings_files : IDisposable
{
    private const char Place = '¦';

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A mark stands where the fault is.</summary>
    [Theory]
    [InlineData("a comma missing", "{\n \"HerScheduler\": {\n  \"Urls\": \"http://127.0.0.1:6240\"\n  ¦\"Replica\": \"one\"\n }\n}\n")]
    [InlineData("a comma too many", "{\n \"HerScheduler\": {\n  \"Urls\": \"http://127.0.0.1:6240\",\n  ¦,\n  \"Replica\": \"one\"\n }\n}\n")]
    [InlineData("a colon missing", "{\n \"HerScheduler\" ¦{}\n}\n")]
    [InlineData("a brace too many", "{\n \"HerScheduler\": {}\n}\n¦}\n")]
    [InlineData("a bracket for a brace", "{\n \"HerScheduler\": { \"Email\": { \"Folder\": \"mail\" ¦] }\n}\n")]
    [InlineData("cut off behind a line", "{\n \"HerScheduler\": {\n  \"Replica\": \"one\",\n¦")]
    [InlineData("single quotes", "{\n \"HerScheduler\": { ¦'Replica': 'one' }\n}\n")]
    [InlineData("a word processor's quotes", "{\n \"HerScheduler\": { ¦“Replica”: “one” }\n}\n")]
    [InlineData("no quotes", "{\n \"HerScheduler\": { ¦Replica: \"one\" }\n}\n")]
    [InlineData("another language's truth", "{\n \"HerScheduler\": { \"Audit\": ¦True }\n}\n")]
    [InlineData("two versions that were never merged", "{\n \"HerScheduler\": {\n¦<<<<<<< HEAD\n  \"Replica\": \"one\"\n }\n}\n")]
    [InlineData("YAML", "¦HerScheduler:\n  Replica: one\n")]
    [InlineData("nothing", "¦")]
    [InlineData("lines as Windows ends them", "{\r\n \"HerScheduler\": {\r\n  \"Replica\": \"one\"\r\n  ¦\"Urls\": \"\"\r\n }\r\n}\r\n")]
    [InlineData("letters of two bytes before it", "{ \"HerScheduler\": { \"Sites\": [ { \"Name\": \"Zürich – Süd\" ¦\"Id\": \"zurich\" } ] } }")]
    [InlineData("a letter of four bytes before it", "{ \"HerScheduler\": { \"Sites\": [ { \"Name\": \"𝒵\" ¦\"Id\": \"z\" } ] } }")]
    public void Are_refused_with_line_and_column(string fault, string text)
    {
        var before = text[..text.IndexOf(Place, StringComparison.Ordinal)];
        var (line, column) = (before.Count(letter => letter == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        var broken = text.Replace(Place.ToString(), "", StringComparison.Ordinal);

        foreach (var encoding in new[] { new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Encoding.UTF8, Encoding.Unicode })
        {
            var says = Refused(broken, encoding).ShouldHaveSingleItem(fault);

            says.ShouldContain($"{Path.DirectorySeparatorChar}clinic.json'", customMessage: fault);
            says.ShouldContain($" Line {line}, column {column}: ", customMessage: $"{fault}, in {encoding.WebName}");
        }
    }

    /// <summary>Of two values one would be forgotten without a word.</summary>
    [Theory]
    [InlineData("""{ "HerScheduler": { "Sites": [ { "Id": "north", "Zone": "Europe/Paris", "Zone": "Europe/Berlin" } ] } }""", "HerScheduler:Sites:0:Zone")]
    [InlineData("""{ "HerScheduler": { "Email": { "Folder": "a" }, "Replica": "one", "Email": { "Folder": "b" } } }""", "HerScheduler:Email:Folder")]
    [InlineData("""{ "HerScheduler": { "Replica": "one" }, "herscheduler": { "replica": "two" } }""", "herscheduler:replica")]
    public void That_say_a_thing_twice_are_refused_with_its_name(string text, string key) =>
        Refused(text).ShouldHaveSingleItem().ShouldContain($"duplicate key '{key}'");

    [Theory]
    [InlineData("""[ { "HerScheduler": {} } ]""", "must be an object")]
    [InlineData("\"HerScheduler\"", "must be an object")]
    [InlineData("""{ "HerScheduler": "http://127.0.0.1:6240" }""", "HerScheduler must be a section of settings, not 'http://127.0.0.1:6240'")]
    [InlineData("""{ "HerScheduler": [ { "Replica": "one" } ] }""", "HerScheduler:0 is no setting")]
    [InlineData("""{ "HerScheduler": { "Sites": { "Id": "north", "Zone": "Europe/Paris" } } }""", "HerScheduler:Sites must be a list; 'Id' is no place in it")]
    [InlineData("""{ "HerScheduler": { "Urls": [ "http://127.0.0.1:6240" ] } }""", "HerScheduler:Urls must be one value, not a section or a list")]
    public void Of_another_shape_are_refused_and_say_what_was_expected(string text, string says) => Refused(text).ShouldContain(fault => fault.Contains(says));

    [Theory]
    [InlineData("""{ "HerScheduler": { /* for the trial */ "Sites": [ { "Id": "trial", "Zone": "Europe/Paris" } ] } } // the end""")]
    [InlineData("""{ "HerScheduler": { "Sites": [ { "Id": "trial", "Zone": "Europe/Paris", }, ], }, }""")]
    [InlineData("""{ "HerScheduler": { "SITES": [ { "id": "trial", "zone": "Europe/Paris" } ] } }""")]
    public void Are_none_with_remarks_a_last_comma_or_letters_of_another_case_in_any_encoding_that_says_so(string text)
    {
        foreach (var encoding in new[] { new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Read(Written(text, encoding)).Sites.All.ShouldHaveSingleItem().Id.ShouldBe("trial");
        }
    }

    [Theory]
    [InlineData("config", "check")]
    [InlineData("migrate")]
    [InlineData("audit", "verify")]
    [InlineData("user", "list")]
    public async Task End_every_verb_that_reads_them_with_one_sentence_before_it_does_anything(params string[] verb)
    {
        var file = Written($$"""{ "HerScheduler": { "Database": { "File": "{{_folder.File("made.db")}}" },, } }""");

        var run = await CommandRun.Of([.. verb, "--config", file]);

        (run.Status, run.Output).ShouldBe((2, ""));
        run.Faults.ShouldHaveSingleItem().ShouldContain("clinic.json'. Line 1, column ");
        Directory.GetFiles(_folder.Path).ShouldBe([file]);
    }

    /// <summary>Two files of one folder, each with its own fault: nobody mends one, starts, and finds the other.</summary>
    [Fact]
    public void Of_a_clinics_own_protocols_come_all_at_once()
    {
        File.WriteAllText(_folder.File("ours.json"), "{\n \"id\": \"ours\",\n \"title\": \"Ours\" \"tracks\": []\n}\n");
        File.WriteAllText(_folder.File("theirs.json"), "{\n \"id\": \"theirs\"\n");

        var faults = Should.Throw<OperatorErrorException>(() => SettingsReader.Read(new SchedulerHostOptions
        {
            Time = TimeProvider.System,
            Overrides = new Dictionary<string, string?> { ["HerScheduler:ProtocolsFolder"] = _folder.Path },
        })).Faults;

        faults.Count.ShouldBe(2);
        faults.ShouldContain(fault => fault.Contains("ours.json") && fault.Contains("line 3, column 18"));
        faults.ShouldContain(fault => fault.Contains("theirs.json") && fault.Contains("the end of the document at line 2, column 16"));
    }

    private IReadOnlyList<string> Refused(string text, Encoding? encoding = null) =>
        Should.Throw<OperatorErrorException>(() => Read(Written(text, encoding))).Faults;

    private static InstallationSettings Read(string file) => SettingsReader.Read(new SchedulerHostOptions { Time = TimeProvider.System, ConfigFile = file });

    private string Written(string text, Encoding? encoding = null)
    {
        var file = _folder.File("clinic.json");
        File.WriteAllText(file, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }
}
