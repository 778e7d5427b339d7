using HerScheduler.Messaging;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Messaging;

/// <summary>Messages that no queue wants, and what the meter says of those and of the outbox.</summary>
public sealed class Unroutable_messages
{
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task Count_as_sent_are_counted_and_are_kept_aside()
    {
        await using var service = await Service();
        await service.Services.GetRequiredService<MessagePublisher>().Prepare(CancellationToken.None);
        await using var unrouted = await Broker.ListenToUnrouted();
        await using var consumer = await Broker.Listen($"plan.*.{_site}");
        using var meter = new MeterReading(service.Services);
        await service.Approved(Documents.Tchp("plan-1", plan => plan["site"] = _site));
        var stored = await service.Messages();
        meter.Read()["herscheduler.outbox.depth"].ShouldBe(stored.Count);

        (await service.RelayAll()).ShouldBe(stored.Count);

        await consumer.WaitFor(1);
        var kept = stored.Skip(1).ToList();
        await unrouted.WaitFor(kept);
        unrouted.All.Where(message => message.RoutingKey.EndsWith(_site, StringComparison.Ordinal)).Select(message => (message.RoutingKey, message.Body))
            .ShouldBe(kept.Select(row => (row.RoutingKey, row.Body)));
        service.Time.Advance(TimeSpan.FromSeconds(2));
        var values = meter.Read();
        values["herscheduler.messages.published"].ShouldBe(stored.Count);
        values["herscheduler.messages.unroutable"].ShouldBe(kept.Count);
        values["herscheduler.outbox.depth"].ShouldBe(0);
        values["herscheduler.outbox.lag"].ShouldBe(0);
    }

    [Fact]
    public async Task The_lag_grows_by_itself_and_is_missing_when_the_database_does_not_answer()
    {
        await using var service = await Service();
        using var meter = new MeterReading(service.Services);
        await service.Approved(Documents.Tchp("plan-1", plan => plan["site"] = _site));

        service.Time.Advance(TimeSpan.FromSeconds(90));
        meter.Read()["herscheduler.outbox.lag"].ShouldBe(90);
        service.Time.Advance(TimeSpan.FromSeconds(30));
        meter.Read()["herscheduler.outbox.lag"].ShouldBe(120);

        await service.InDatabase(db => db.Database.ExecuteSqlRawAsync(TestDatabase.Renaming("outbox", "outbox_away")));
        service.Time.Advance(TimeSpan.FromSeconds(30));
        meter.Read().Keys.ShouldNotContain(name =>
            name.StartsWith("herscheduler.outbox", StringComparison.Ordinal), "a gauge that stands still would read as healthy");
    }

    private Task<ServiceFixture> Service() => ServiceFixture.Run(Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30"))));
}
