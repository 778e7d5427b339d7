using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>What an event says of why it stands where it does, was moved, left out or cancelled.</summary>
public sealed class WhyTests
{
    [Fact]
    public void A_deferral_that_the_rules_have_passed_says_so() =>
        Why(Given.Life().Tell(Told.Deferred("tchp-4", "2026-03-12")).Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-23"), "tchp-4")
            .ShouldBe("21 days after tchp-3 (2026-02-23). The deferral to 2026-03-12 is past: the rules now give 2026-03-16.");

    [Theory]
    [InlineData("fever", "fever.")]
    [InlineData("fever.", "fever.")]
    [InlineData("fever!", "fever!")]
    [InlineData("fever?", "fever?")]
    public void A_reason_ends_as_it_was_typed_or_with_a_full_stop(string typed, string told) =>
        Why(Given.Life().Tell(Told.Omitted("tchp-2") with { Reason = typed }), "tchp-2").ShouldBe($"21 days after tchp-1 (2026-01-05). Omitted: {told}");

    [Fact]
    public void Agents_left_out_are_named_and_the_cycle_is_not_called_omitted() =>
        Why(Given.Life().Tell(Told.Omitted("tchp-2", Agent.Docetaxel)), "tchp-2").ShouldBe("21 days after tchp-1 (2026-01-05). Without docetaxel: neuropathy.");

    [Fact]
    public void A_cancelled_cycle_says_which_therapy_has_ceased()
    {
        var all = Given.Life(Given.Plan with { Protocol = "ac-thp" }).Doses("ac-1 2026-01-05").Tell(Told.Ceased(Therapy.All, "2026-01-20"));

        Why(all, "ac-2").ShouldEndWith("Chemotherapy was ceased on 2026-01-20: toxicity.");
        Why(all, "hp-1").ShouldEndWith("HER2 therapy was ceased on 2026-01-20: toxicity.");
    }

    [Fact]
    public void An_agent_that_was_ceased_is_named_only_where_it_would_have_been_given()
    {
        var life = Given.Operated(PathologyResponse.Pcr).Ceased("2026-06-01", Agent.Docetaxel).Ceased("2026-07-01", Agent.Pertuzumab);

        Why(life, "hp-7").ShouldBe("Restart: the later of surgery (2026-05-18) + 21 days and pathology.");
        Why(life, "hp-9").ShouldEndWith("(2026-06-29). Pertuzumab was ceased on 2026-07-01: toxicity.");
    }

    [Fact]
    public void Of_two_therapies_that_ceased_a_cycle_names_its_own()
    {
        var life = Given.Life(Given.Plan with { Protocol = "ac-thp" }).Doses("ac-1 2026-01-05").Tell(Told.Ceased(Therapy.Chemotherapy, "2026-01-20"))
            .Tell(Told.Ceased(Therapy.Her2, "2026-02-01"));

        Why(life, "paclitaxel-1").ShouldEndWith("Chemotherapy was ceased on 2026-01-20: toxicity.");
        Why(life, "hp-1").ShouldEndWith("HER2 therapy was ceased on 2026-02-01: toxicity.");
    }

    [Fact]
    public void A_result_given_as_a_range_is_told_as_one() =>
        Why(Given.Life().Tell(Told.Lvef("2025-12-29", 55) with { UpperPercent = 60 }), "echo-baseline").ShouldBe("Performed on 2025-12-29: LVEF 55–60 %.");

    [Fact]
    public void A_cycle_counts_from_the_one_before_it_and_the_first_of_a_track_from_the_last_of_another()
    {
        var life = Given.Life(Given.Plan with { Protocol = "dhp-fec" }).Operated("2026-04-06");
        Why(life, "fec-1").ShouldBe("Restart: the later of surgery (2026-04-06) + 21 days and pathology.");
        Why(life, "fec-2").ShouldBe("21 days after fec-1 (2026-04-27).");

        Why(Given.Life(Given.Plan with { Protocol = "ac-thp" }), "paclitaxel-1").ShouldBe("21 days after ac-4 (2026-03-09), the last one before it.");
    }

    [Fact]
    public void A_hold_says_what_it_does_to_the_cycle()
    {
        // 62, then 44 on 2 March: at the earliest 30 March.
        var tchp = Given.Life().Lvef("2025-12-29", 62).Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16").Lvef("2026-03-02", 44);
        Why(tchp, "tchp-4").ShouldEndWith("HER2 part on hold: not given here, made up at the end.");
        Why(tchp, "tchp-5").ShouldEndWith("HER2 part on hold until a clinician resumes.");
        Why(tchp.Resumed("2026-04-06"), "tchp-5").ShouldEndWith("HER2 part lost to a hold and made up at the end.");

        var hp = Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-29", 62).Doses("hp-1 2026-01-05").Lvef("2026-01-20", 44);
        Why(hp, "hp-2").ShouldEndWith("On hold: a clinician resumes, at the earliest on 2026-02-17.");
        Why(hp.Resumed("2026-02-23"), "hp-2").ShouldEndWith("HER2 therapy was resumed from 2026-02-23.");
        Why(Given.Life(Given.Plan with { Protocol = "hp" }).Tell(Told.Held("2026-01-20")), "hp-2").ShouldEndWith("On hold until a clinician resumes.");
    }

    [Fact]
    public void A_cycle_given_over_several_days_names_the_days_and_what_is_awaited()
    {
        var life = Given.Life().Tell(Told.Dose("tchp-1", "2026-01-05", Agent.Docetaxel) with { Partial = true })
            .Tell(Told.Dose("tchp-1", "2026-01-08", Agent.Trastuzumab));

        Why(life, "tchp-1").ShouldBe("Given on 2026-01-05, trastuzumab on 2026-01-08; not recorded yet: carboplatin and pertuzumab.");
        Why(life.Tell(Told.Dose("tchp-1", "2026-01-05", Agent.Carboplatin, Agent.Pertuzumab)), "tchp-1")
            .ShouldBe("Given on 2026-01-05, trastuzumab on 2026-01-08.");
    }

    [Fact]
    public void A_cycle_that_waits_for_drugs_of_its_day_says_so() =>
        Why(Given.Life().Tell(Told.Dose("tchp-1", "2026-01-05", Agent.Docetaxel, Agent.Carboplatin) with { Partial = true }), "tchp-1")
            .ShouldBe("Given on 2026-01-05; not recorded yet: trastuzumab and pertuzumab.");

    [Theory]
    [InlineData(Therapy.All)]
    [InlineData(Therapy.Radiotherapy)]
    public void Both_ends_of_radiotherapy_say_that_it_has_ceased(Therapy therapy)
    {
        var life = Given.Operated().Tell(Told.Ceased(therapy, "2026-06-20"));

        Why(life, "radiotherapy-start").ShouldEndWith("Radiotherapy was ceased on 2026-06-20: toxicity.");
        Why(life, "radiotherapy-end").ShouldEndWith("Radiotherapy was ceased on 2026-06-20: toxicity.");
    }

    [Fact]
    public void The_end_of_radiotherapy_that_was_begun_says_so_too()
    {
        var started = new RadiotherapyStarted { Id = "started", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-06-29") };

        Why(Given.Operated().Tell(started).Tell(Told.Ceased(Therapy.Radiotherapy, "2026-07-08")), "radiotherapy-end")
            .ShouldEndWith("Radiotherapy was ceased on 2026-07-08: toxicity.");
    }

    [Fact]
    public void Antibodies_that_surgery_has_overtaken_say_which_conjugate_follows()
    {
        var life = Given.Life(Given.Plan with { Protocol = "thp" }).Doses("paclitaxel-8 2026-02-23", "hp-3 2026-02-16").Operated("2026-03-02")
            .Answered("2026-03-12", PathologyResponse.Residual);

        life.On("2026-03-12").Find("hp-4")!.Status.ShouldBe(EventStatus.Cancelled);
        Why(life, "hp-4").ShouldContain("Surgery was performed; T-DM1 follows.");
        Why(life, "paclitaxel-9").ShouldEndWith("Surgery was performed on 2026-03-02.");
    }

    [Fact]
    public void Where_there_is_no_surgery_the_start_stands_for_it() =>
        Why(Given.Life(Given.Plan with { Protocol = "hp" }), "radiotherapy-start").ShouldBe("21 days after the plan's start (2026-01-05).");

    private static string Why(Life life, string key) => life.On("2026-12-01").Find(key)!.Why;
}
