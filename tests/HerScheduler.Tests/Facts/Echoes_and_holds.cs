using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Facts;

/// <summary>Each kind of fact about the heart, from the request to the rows and messages.</summary>
public sealed class Echoes_and_holds
{
    [Fact]
    public async Task A_booking_is_stored_with_the_echo_and_told_to_nobody()
    {
        await using var patient = (await Patient.Approved()).On("2026-03-20");

        var booked = await patient.Record("echo-booked", new JsonObject { ["event"] = "echo-1", ["date"] = "2026-04-02" });

        booked.Changes.ShouldBeEmpty();
        booked.Told.ShouldBeEmpty();
        (await patient.Row("echo-1")).Booked.ShouldBe(new DateOnly(2026, 4, 2));
        (await patient.Event("echo-1"))["booked"]!.GetValue<string>().ShouldBe("2026-04-02");
        (await patient.Event("echo-1"))["date"]!.GetValue<string>().ShouldBe("2026-04-03");
    }

    [Fact]
    public async Task A_performed_echo_is_done_and_its_result_follows()
    {
        await using var patient = (await Patient.Approved()).On("2026-04-10");

        var performed = await patient.Record("echo-performed", new JsonObject { ["event"] = "echo-1", ["date"] = "2026-04-02" });
        var result = await patient.Record("lvef-result", new JsonObject { ["date"] = "2026-04-09", ["percent"] = 61.5 });

        performed.Changes.ShouldContain("echo-1 done 2026-04-03 → 2026-04-02");
        performed.Changes.ShouldContain("echo-2 moved 2026-07-03 → 2026-07-02", "later ones count from it");
        performed.Told.ShouldContain("echo.done echo-1");
        result.Changes.ShouldContain("echo-1 done 2026-04-02 → 2026-04-02");
        result.Told.ShouldContain("echo.done echo-1");
        (await patient.Event("echo-1"))["done"]!["percent"]!.GetValue<decimal>().ShouldBe(61.5m);
        (await patient.Stands("echo-1")).ShouldBe("done 2026-04-02");
    }

    [Fact]
    public async Task A_low_result_holds_HER2_therapy_in_the_same_transaction_and_tells_it()
    {
        await using var patient = (await Patient.Approved()).On("2026-04-02");
        await patient.Record("lvef-result", new JsonObject { ["date"] = "2025-12-29", ["percent"] = 62 });

        var low = await patient.Record("lvef-result", new JsonObject { ["event"] = "echo-1", ["date"] = "2026-04-02", ["percent"] = 40 });

        low.Changes.ShouldContain("tchp-6 held 2026-04-20 → 2026-04-20");
        low.Told.ShouldContain("cycle.held tchp-6");
        low.Told.ShouldContain("echo.done echo-1");
        low.Told.ShouldContain("echo.scheduled echo-repeat-1");
        low.Told[^1].ShouldBe("lvef.hold echo-1");
        JsonNode.Parse(low.Messages[^1].Body)!["data"]!["alert"]!["code"]!.GetValue<string>().ShouldBe("lvef-hold");
        var held = (await patient.Event("tchp-6"))["doses"]!.AsArray().Where(d => d!["held"]!.GetValue<bool>()).Select(d => d!["agent"]!.GetValue<string>());
        held.ShouldBe(["trastuzumab", "pertuzumab"], ignoreOrder: true);
        (await patient.Stands("tchp-6")).ShouldBe("planned 2026-04-20", "chemotherapy goes on");
    }

    [Fact]
    public async Task The_answer_to_a_low_result_says_at_once_that_a_hold_began_and_the_answer_to_a_resume_that_it_ended()
    {
        await using var patient = (await Patient.AfterChemotherapy()).On("2026-04-21");
        var low = Documents.Fact("low", "lvef-result", new JsonObject { ["date"] = "2026-04-21", ["percent"] = 40 });

        var tried = await patient.Service.Record(Documents.Batch(low), dryRun: true);
        var recorded = new Happened(await patient.Send(low), []);
        patient.On("2026-05-19");
        var resumed = await patient.Record("resume", new JsonObject { ["from"] = "2026-05-19", ["reason"] = "LVEF seen at another hospital: 60 %" });

        recorded.Began.ShouldContain("lvef-hold");
        recorded.Answer.Json["alerts"]!["began"]!.AsArray().Single(alert => alert!["code"]!.GetValue<string>() == "lvef-hold")!["message"]!.GetValue<string>()
            .ShouldContain("40");
        new Happened(tried, []).Began.ShouldBe(recorded.Began, "a dry run says the same");
        tried.Json["stored"]!.GetValue<bool>().ShouldBeFalse();
        resumed.Ended.ShouldContain("lvef-hold");
        resumed.Began.ShouldContain("lvef-below-normal", "the LVEF is still low");
    }

    [Fact]
    public async Task A_recovered_result_proposes_to_resume_and_a_resume_ends_the_hold()
    {
        await using var patient = (await Patient.AfterChemotherapy()).On("2026-10-10");
        await patient.Record("surgery-performed", new JsonObject { ["date"] = "2026-05-18" });
        await patient.Record("pathology-result", new JsonObject { ["date"] = "2026-05-28", ["response"] = "pcr" });
        await patient.Record("dose-given", new JsonObject { ["event"] = "hp-7", ["date"] = "2026-09-28" });
        var low = await patient.Record("lvef-result", new JsonObject { ["date"] = "2026-10-10", ["percent"] = 44 });
        patient.On("2026-11-10");

        var recovered = await patient.Record("lvef-result", new JsonObject { ["date"] = "2026-11-09", ["percent"] = 60 });
        var resumed = await patient.Record("resume", new JsonObject { ["from"] = "2026-11-11", ["reason"] = "LVEF 60 %" });

        low.Told.ShouldContain("cycle.held hp-8");
        low.Told.ShouldContain(told => told.StartsWith("lvef.hold", StringComparison.Ordinal));
        recovered.Told.ShouldContain(told => told.StartsWith("lvef.resume-criteria-met", StringComparison.Ordinal));
        resumed.Told.ShouldContain("cycle.released hp-8");
        (await patient.Stands("hp-8")).ShouldBe("planned 2026-11-11");
        (await patient.Row("hp-8")).NextNoticeAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_clinicians_own_hold_and_resume()
    {
        await using var patient = (await Patient.Approved()).On("2026-02-10");

        var hold = await patient.Record("hold", new JsonObject { ["from"] = "2026-02-10", ["reason"] = "infection" });
        var resume = await patient.Record("resume", new JsonObject { ["from"] = "2026-02-12", ["reason"] = "recovered" });

        hold.Told.Take(4).ShouldBe(["cycle.held tchp-3", "cycle.held tchp-4", "cycle.held tchp-5", "cycle.held tchp-6"]);
        resume.Told.Take(4).ShouldBe(["cycle.released tchp-3", "cycle.released tchp-4", "cycle.released tchp-5", "cycle.released tchp-6"]);
    }
}
