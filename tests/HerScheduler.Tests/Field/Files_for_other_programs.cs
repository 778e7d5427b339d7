using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Field;

/// <summary>Calendars and tables as others read them, by the command line: nothing vanishes from a calendar, and a spreadsheet knows the letters.</summary>
public sealed class Files_for_other_programs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Residual disease, and everything else that takes events away from a course.</summary>
    [Theory]
    [InlineData("pathology-result", "response", "residual")]
    [InlineData("ceased", "therapy", "her2")]
    [InlineData("patient-withdrew", null, null)]
    [InlineData("dose-omitted", "event", "hp-7")]
    public async Task Every_entry_of_a_calendar_is_in_the_next_one_and_cancelled_when_it_is_gone(string kind, string? field, string? value)
    {
        var before = Entries(await Calendar());
        var after = Entries(await Calendar(kind, field, value));

        before.Keys.ShouldAllBe(uid => after.ContainsKey(uid));
        if (kind != "dose-omitted")
        {
            after.Values.ShouldContain("CANCELLED");
        }
    }

    [Theory]
    [InlineData("preview", true)]
    [InlineData("preview", false)]
    public async Task A_table_begins_with_the_mark_of_its_letters_when_that_is_asked(string verb, bool asked)
    {
        var plan = Written("plan.json", Documents.Tchp(change: plan => plan["patient"]!["id"] = "müller-7").ToJsonString());

        var run = await CommandRun.Of([verb, plan, "--as-of", "2026-01-05", "--format", "csv", .. asked ? new[] { "--bom" } : []]);

        run.Status.ShouldBe(0);
        run.Output.StartsWith('\uFEFF').ShouldBe(asked);
        run.Output.ShouldContain("müller-7");
    }

    [Fact]
    public async Task A_table_that_is_downloaded_begins_with_the_mark()
    {
        await using var service = await ServiceFixture.Run();

        var bytes = await service.Http.GetByteArrayAsync(new Uri("/api/v1/reports/overdue-echo.csv", UriKind.Relative));

        bytes.AsSpan(0, 3).ToArray().ShouldBe(Encoding.UTF8.Preamble.ToArray());
    }

    /// <summary>Two plans of one patient in one input, with no database to ask.</summary>
    [Fact]
    public async Task A_trial_of_an_import_says_which_patient_has_two_plans()
    {
        static string Plan(string id, string patient, bool over = false) => ImportLine(Documents.Tchp(id, plan =>
        {
            plan["patient"]!["id"] = patient;
            if (over)
            {
                plan["overrides"] = new JsonArray(new JsonObject { ["rule"] = "R19", ["reason"] = "both breasts", ["by"] = "dr.one@example.org" });
            }
        }));
        var file = Written("plans.ndjson", Plan("one", "P-1") + Plan("two", "P-2") + Plan("three", "P-1") + Plan("four", "P-2", over: true));

        var run = await CommandRun.Of("import", file, "--dry-run");

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldContain("plan three is for a patient with another open plan here, one (R19)");
        run.Output.ShouldContain("3 can be imported");
    }

    private static string ImportLine(JsonObject plan) => plan.ToJsonString() + "\n";

    private async Task<string> Calendar(string? kind = null, string? field = null, string? value = null)
    {
        List<JsonObject> facts =
        [
            .. Enumerable.Range(1, 6).Select(n => Documents.DoseGiven($"d{n}", $"tchp-{n}", new DateOnly(2026, 1, 5).AddDays(21 * (n - 1)).ToString("O"))),
            Documents.Fact("s", "surgery-performed", new JsonObject { ["date"] = "2026-05-18" }),
        ];
        if (kind is not null)
        {
            var last = Documents.Fact("last", kind, field is null ? [] : new JsonObject { [field] = value });
            if (kind != "dose-omitted")
            {
                last["date"] = "2026-05-28";
            }

            if (kind != "pathology-result")
            {
                last["reason"] = "as agreed";
            }

            facts.Add(last);
        }

        var plan = Written("plan.json", Documents.Tchp().ToJsonString());
        var log = Written("facts.ndjson", string.Concat(facts.Select(fact => fact.ToJsonString() + "\n")));
        var run = await CommandRun.Of("preview", plan, "--facts", log, "--as-of", "2026-06-01", "--format", "ics");
        run.Status.ShouldBe(0, run.Error);
        return run.Output;
    }

    private static Dictionary<string, string> Entries(string calendar) => calendar.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal)
        .Split("BEGIN:VEVENT")[1..]
        .Select(entry => entry.Split('\n'))
        .ToDictionary(
            lines => lines.Single(line => line.StartsWith("UID:", StringComparison.Ordinal)),
            lines => lines.Single(line => line.StartsWith("STATUS:", StringComparison.Ordinal))["STATUS:".Length..],
            StringComparer.Ordinal);

    private string Written(string name, string content)
    {
        File.WriteAllText(_folder.File(name), content);
        return _folder.File(name);
    }
}
