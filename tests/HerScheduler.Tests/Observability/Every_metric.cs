using System.Text;
using HerScheduler.Digests;
using HerScheduler.Reminders;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Observability;

[Trait("Speed", "slow")]
public sealed class Every_metric
{
    /// <summary>These say how things are set up: that there is a value is all they have to say.</summary>
    private static readonly string[] Constant = ["herscheduler_replicas", "herscheduler_sweep_interval_seconds"];

    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task That_dashboard_and_alerts_look_at_is_one_the_service_has_and_moves()
    {
        var moved = (await OfAClinic()).Concat(await OfItsSweeps()).ToHashSet(StringComparer.Ordinal);

        Watched.Metrics().Count.ShouldBeGreaterThan(20);
        Watched.Metrics().Where(name => !moved.Contains(name)).ShouldBeEmpty();
    }

    /// <summary>A broker that refuses, a queue with more than one can take at once, a fact that cannot be stored, a mail server that says later.</summary>
    private async Task<IReadOnlyList<string>> OfAClinic()
    {
        await using var facts = await FactsQueue.Open();
        var answers = new Dictionary<string, string> { ["MAIL"] = "451 4.3.0 Try later" };
        await using var mail = new MailServer { Answers = answers };
        await using var service = await ServiceFixture.Run(
            Settings(facts, mail), services => services.Intercept(new FailingFact("unlucky")));
        using var meter = new MeterReading(service.Services);
        await Refused(service, meter);
        await Facts(service, facts, meter);
        await Mails(service, meter, answers);
        return Moved(meter);
    }

    private static async Task<IReadOnlyList<string>> OfItsSweeps()
    {
        await using var service = await ServiceFixture.Run(runSweeps: true);
        using var meter = new MeterReading(service.Services);
        await Eventually.Is(
            () => meter.Read().Count > 0 && meter.HasMoved("herscheduler.sweep.duration") && meter.HasMoved("herscheduler.sweep.age"), "a sweep has its turn");
        return Moved(meter);
    }

    private async Task Refused(ServiceFixture service, MeterReading meter)
    {
        await using var full = await Refusing.Queue($"*.*.{_site}", atMost: 3);
        meter.Read();
        await service.Approved(Documents.Tchp("plan-1", plan => plan["site"] = _site));
        service.Time.Advance(TimeSpan.FromSeconds(90));
        meter.Read();
        (await service.RelayOnce()).Failed.ShouldBe(1);
        service.Time.Advance(TimeSpan.FromSeconds(2));
        meter.Read()["herscheduler.outbox.plans_held_up"].ShouldBe(1);
        await full.Remove();
        service.Time.Advance(TimeSpan.FromMinutes(1));
        await service.RelayAll();
    }

    private static async Task Facts(ServiceFixture service, FactsQueue facts, MeterReading meter)
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => facts.Send(Encoding.UTF8.GetBytes("{}"))));
        await service.TakeFacts();
        await Eventually.Is(() => meter.Read().GetValueOrDefault("herscheduler.facts.waiting") > 0, "somebody counts what waits");
        await Eventually.Is(() => meter.Read().GetValueOrDefault("herscheduler.facts.waiting", 1) == 0, "and that nothing waits any more");
        await facts.Send(Documents.Deferred("unlucky", "tchp-2", "2026-02-02", "plan-1"));
        await Eventually.Is(
            () => Value(meter, "herscheduler.facts.judged{door=queue,outcome=refused}") == 301, "the fact that cannot be stored is refused at last");
        await service.StopTakingFacts();
    }

    private static async Task Mails(ServiceFixture service, MeterReading meter, Dictionary<string, string> answers)
    {
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 5, 31, 0, TimeSpan.Zero));
        meter.Read()["herscheduler.notices.due{kind=event}"].ShouldBeGreaterThan(0);
        await service.Sweep<NoticeSweep>();
        await service.Sweep<DigestSweep>();
        service.Time.Advance(TimeSpan.FromMinutes(20));
        var late = meter.Read();
        late["herscheduler.mails.lag{kind=digest}"].ShouldBe(20 * 60);
        late["herscheduler.mails{kind=digest,result=retried}"].ShouldBe(1);
        answers.Clear();
        await service.Sweep<DigestSweep>();
        service.Time.Advance(TimeSpan.FromSeconds(2));
        var done = meter.Read();
        done["herscheduler.mails.waiting{kind=digest}"].ShouldBe(0);
        done["herscheduler.mails{kind=digest,result=sent}"].ShouldBe(1);
        done["herscheduler.notices.lag{kind=event}"].ShouldBe(0);
    }

    private static IReadOnlyList<string> Moved(MeterReading meter) =>
    [
        .. meter.Emitted.SelectMany(instrument => Watched.NamesOf(instrument).Where(name => Constant.Contains(name) || meter.HasMoved(instrument.Name))),
    ];

    private static double Value(MeterReading meter, string key) => meter.Read().GetValueOrDefault(key);

    private Dictionary<string, string?> Settings(FactsQueue facts, MailServer mail)
    {
        var settings = facts.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30")));
        settings["HerScheduler:Messaging:Facts:Window"] = "2";
        settings["HerScheduler:Email:Transport"] = "Smtp";
        settings["HerScheduler:Email:Smtp:Host"] = "127.0.0.1";
        settings["HerScheduler:Email:Smtp:Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return settings;
    }
}
