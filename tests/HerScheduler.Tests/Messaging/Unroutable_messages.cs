using System.Diagnostics.Metrics;
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
        using var meter = new MeterReading(service);
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
        using var meter = new MeterReading(service);
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

    /// <summary>The instruments of one service: sums of what was counted, and gauges at the moment of reading.</summary>
    private sealed class MeterReading : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, double> _counted = new(StringComparer.Ordinal);
        private Dictionary<string, double> _gauged = new(StringComparer.Ordinal);

        public MeterReading(ServiceFixture service)
        {
            service.Services.GetRequiredService<MessageMetrics>().ShouldNotBeNull();
            var meter = service.Services.GetRequiredService<IMeterFactory>().Create(MessageMetrics.Meter);
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, meter))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Take(instrument, value));
            _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Take(instrument, value));
            _listener.Start();
        }

        public Dictionary<string, double> Read()
        {
            _gauged = new(StringComparer.Ordinal);
            _listener.RecordObservableInstruments();
            return new(_counted.Concat(_gauged), StringComparer.Ordinal);
        }

        public void Dispose() => _listener.Dispose();

        private void Take(Instrument instrument, double value)
        {
            if (instrument.IsObservable)
            {
                _gauged[instrument.Name] = value;
            }
            else
            {
                _counted[instrument.Name] = _counted.GetValueOrDefault(instrument.Name) + value;
            }
        }
    }
}
