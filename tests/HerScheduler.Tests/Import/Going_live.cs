using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Digests;
using HerScheduler.Reminders;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Import;

/// <summary>
/// A clinic goes live in its own way: with several navigators, with half of the facts, in portions, twice, with a restart in between. Each person has one
/// digest a day and a handful of further e-mails on the day of the import, and nobody ever one about what lies before it.
/// </summary>
public sealed class Going_live
{
    private const int Patients = 8;
    private const int Handful = 5;

    private static readonly DateOnly ImportDay = DateOnly.FromDateTime(CommandRun.Now.UtcDateTime);
    private static readonly string[] Navigators = ["navigator.one@example.org", "navigator.two@example.org"];

    [Fact]
    public async Task With_two_navigators_and_the_facts_of_every_other_patient_floods_nobody_that_day_or_in_the_week_after()
    {
        await using var service = await ServiceFixture.Run(Clinic());
        service.Time.MoveTo(CommandRun.Now);

        await Import(service, Enumerable.Range(1, Patients).SelectMany(n => Navigators, (n, navigator) => Running(n, navigator, withFacts: n % 2 == 0)));
        await Hours(service, 26);

        var first = await Mails(service);
        first.Select(mail => mail.Recipient).Distinct().ShouldBeSubsetOf([.. Navigators, "quality.north@example.org", "dr.one@example.org"]);
        Navigators.ShouldAllBe(navigator => first.Count(mail => mail.Recipient == navigator && mail.Kind == MailRow.Digest) == 1);
        first.CountBy(mail => mail.Recipient).ShouldAllBe(of => of.Value <= Handful);
        await service.EveryPlanShouldBeWhole();

        await Hours(service, 7 * 24, step: 6);

        await ShouldBeOneDigestADay(service);
        (await Mails(service)).Count(mail => mail.Kind == MailRow.Digest).ShouldBe(8 * Navigators.Length, "no day of the week without one");
        await ShouldNotLookBack(service);
    }

    /// <summary>What stood in the first portion stands in the later ones too: an export grows.</summary>
    [Fact]
    public async Task In_portions_over_a_day_brings_no_more_than_at_once()
    {
        await using var service = await ServiceFixture.Run(Clinic());
        service.Time.MoveTo(CommandRun.Now);
        foreach (var portion in Enumerable.Range(1, 4))
        {
            await Import(service, Enumerable.Range(1, portion * Patients / 4).SelectMany(n => Navigators, (n, navigator) => Running(n, navigator)));
            await Hours(service, 6);
        }

        (await service.InDatabase(db => db.Plans.CountAsync())).ShouldBe(Patients * Navigators.Length);
        (await Mails(service)).CountBy(mail => mail.Recipient).ShouldAllBe(of => of.Value <= Handful);
        await ShouldBeOneDigestADay(service);
        await ShouldNotLookBack(service);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Twice_with_the_same_file_tells_nobody_anything_again()
    {
        await using var service = await ServiceFixture.Run(Clinic());
        service.Time.MoveTo(CommandRun.Now);
        List<JsonObject> plans = [.. Enumerable.Range(1, Patients).Select(n => Running(n, Navigators[0], withFacts: n % 2 == 0))];
        await Import(service, plans);
        await Hours(service, 12);
        var (mails, messages) = (await Mails(service), (await service.Messages()).Count);
        mails.ShouldNotBeEmpty();

        await Import(service, plans);
        await Hours(service, 10);

        (await Mails(service)).Select(mail => mail.MessageId).ShouldBe(mails.Select(mail => mail.MessageId));
        (await service.Messages()).Count.ShouldBe(messages);
    }

    /// <summary>Between the import and the first sweep, and again between the first sweep and the digest.</summary>
    [Fact]
    public async Task With_restarts_in_between_brings_what_it_would_have_brought_without()
    {
        List<JsonObject> plans = [.. Enumerable.Range(1, Patients).Select(n => Running(n, Navigators[n % 2]))];
        await using var straight = await ServiceFixture.Run(Clinic());
        straight.Time.MoveTo(CommandRun.Now);
        await Import(straight, plans);
        await Hours(straight, 26, step: 2);

        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        var now = CommandRun.Now;
        foreach (var hours in new[] { 0, 4, 22 })
        {
            await using var service = await ServiceFixture.On(database.Shared(), now, Clinic());
            if (hours == 0)
            {
                await Import(service, plans);
            }

            await Hours(service, hours, step: 2);
            now = service.Time.GetUtcNow();
            if (hours == 22)
            {
                (await Mails(service)).Select(mail => mail.MessageId).ShouldBe((await Mails(straight)).Select(mail => mail.MessageId), ignoreOrder: true);
                (await service.Messages()).Count.ShouldBe((await straight.Messages()).Count);
            }
        }
    }

    /// <summary>What one does with the plans on the day after is heard as ever.</summary>
    [Fact]
    public async Task Does_not_make_anybody_deaf_to_what_happens_then()
    {
        await using var service = await ServiceFixture.Run(Clinic());
        service.Time.MoveTo(CommandRun.Now);
        await Import(service, [Running(1, Navigators[0], withFacts: true), Running(2, Navigators[0], withFacts: true)]);
        await Hours(service, 12);
        var before = (await Mails(service)).Count;
        var low = Documents.Fact("low", "lvef-result", new JsonObject { ["date"] = "2026-01-06", ["percent"] = 40 }, Id(1, Navigators[0]));

        (await service.Record(Documents.Batch(low), Id(1, Navigators[0]))).Expect(HttpStatusCode.OK);
        await Hours(service, 1);

        var told = (await Mails(service)).Skip(before).ToList();
        told.Select(mail => mail.Recipient).ShouldBe([Navigators[0], "dr.one@example.org"], ignoreOrder: true);
        told.ShouldAllBe(mail => mail.Kind == "lvef-hold" && mail.PlanId == Id(1, Navigators[0]));
    }

    private static Dictionary<string, string?> Clinic() => new(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30")), StringComparer.Ordinal)
    {
        ["HerScheduler:Sites:0:Administrators:0"] = "quality.north@example.org",
        ["HerScheduler:Sites:0:Clinicians:0"] = "dr.one@example.org",
    };

    private static string Id(int n, string navigator) => $"{navigator[..navigator.IndexOf('@', StringComparison.Ordinal)].Replace('.', '-')}-{n}";

    /// <summary>TCHP since October, the fifth cycle and an echo behind it; with facts: four doses and the first LVEF.</summary>
    private static JsonObject Running(int n, string navigator, bool withFacts = false)
    {
        var id = Id(n, navigator);
        var plan = Documents.Tchp(id, plan => (plan["start"], plan["navigator"]) = ("2025-10-06", navigator));
        if (withFacts)
        {
            plan["facts"] = new JsonArray(
                Documents.Fact($"{id}-0", "lvef-result", new JsonObject { ["date"] = "2025-09-29", ["percent"] = 62 }, id),
                Documents.DoseGiven($"{id}-1", "tchp-1", "2025-10-06", id), Documents.DoseGiven($"{id}-2", "tchp-2", "2025-10-27", id),
                Documents.DoseGiven($"{id}-3", "tchp-3", "2025-11-17", id), Documents.DoseGiven($"{id}-4", "tchp-4", "2025-12-08", id));
        }

        return plan;
    }

    private static async Task Import(ServiceFixture service, IEnumerable<JsonObject> plans)
    {
        var file = service.Write("plans.ndjson", string.Concat(plans.Select(ImportRuns.Line)));
        (await CommandRun.Of("import", file, "--config", service.SettingsFile(Clinic()))).Error.ShouldBeEmpty();
    }

    private static async Task Hours(ServiceFixture service, int hours, int step = 1)
    {
        for (var passed = 0; passed < hours; passed += step)
        {
            service.Time.Advance(TimeSpan.FromHours(step));
            await service.Sweep<AlertSweep>();
            await service.Sweep<NoticeSweep>();
            await service.Sweep<TimetableSweep>();
            await service.Sweep<DigestSweep>();
            await service.Sweep<AlertMailSweep>();
        }
    }

    private static Task<List<MailRow>> Mails(ServiceFixture service) =>
        service.InDatabase(db => db.Mails.AsNoTracking().Where(mail => !mail.IsObsolete).OrderBy(mail => mail.Id).ToListAsync());

    private static async Task ShouldBeOneDigestADay(ServiceFixture service) =>
        (await Mails(service)).Where(mail => mail.Kind == MailRow.Digest).CountBy(mail => (mail.Recipient, mail.Day)).ShouldAllBe(of => of.Value == 1);

    private static async Task ShouldNotLookBack(ServiceFixture service)
    {
        (await Mails(service)).Where(mail => mail.Kind != MailRow.Digest && mail.Day < ImportDay).ShouldBeEmpty();
        var overdue = (await service.Messages()).Where(message => message.RoutingKey.Contains(".overdue.", StringComparison.Ordinal));
        overdue.Where(message => message.CreatedAt < CommandRun.Now.AddDays(1)).ShouldBeEmpty();
    }
}
