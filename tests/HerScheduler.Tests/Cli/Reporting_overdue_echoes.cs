using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary><c>report overdue-echo</c>: the same numbers as over HTTP, as a table, JSON or CSV.</summary>
[Trait("Database", "any")]
public sealed class Reporting_overdue_echoes
{
    [Fact]
    public async Task Is_a_table_a_document_or_a_file()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        var settings = service.SettingsFile();

        var table = await CommandRun.Of("report", "overdue-echo", "--config", settings);
        var json = await CommandRun.Of("report", "overdue-echo", "--config", settings, "--format", "json");
        var csv = await CommandRun.Of("report", "overdue-echo", "--config", settings, "--format", "csv", "--site", "north-clinic");

        (table.Status, table.Error).ShouldBe((0, ""));
        table.Lines[1].ShouldStartWith("8      MRN-plan-0001");
        table.Output.ShouldContain("1 overdue as of 2026-01-06: 1 by 1–14 days, 0 by 15–30, 0 by 31–60, 0 by more than 60.");
        JsonNode.Parse(json.Output)!["echoes"]![0]!["days"]!.GetValue<int>().ShouldBe(8);
        csv.Output.ShouldContain("MRN-plan-0001,,North Clinic,");
    }

    [Fact]
    public async Task Of_a_past_day_is_what_was_known_then_and_of_a_coming_one_is_refused()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        var settings = service.SettingsFile();

        (await CommandRun.Of("report", "overdue-echo", "--config", settings, "--as-of", "2025-12-29")).Output.ShouldContain("0 overdue as of 2025-12-29");
        (await CommandRun.Of("report", "overdue-echo", "--config", settings, "--as-of", "2025-12-31")).Output.ShouldContain("1 overdue as of 2025-12-31");
        var coming = await CommandRun.Of("report", "overdue-echo", "--config", settings, "--as-of", "2026-03-01");
        coming.Status.ShouldBe(2);
        coming.Faults.ShouldHaveSingleItem().ShouldContain("a day that has begun was expected");
    }

    [Fact]
    public async Task Of_a_clinic_that_there_is_not_is_refused_with_those_that_there_are()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        var slip = await CommandRun.Of("report", "overdue-echo", "--config", service.SettingsFile(), "--site", "nowhere");

        (slip.Status, slip.Output).ShouldBe((2, ""));
        slip.Faults.ShouldHaveSingleItem().ShouldContain("one of harbour-clinic, lake-clinic, north-clinic; found 'nowhere'");
    }
}
