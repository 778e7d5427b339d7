using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using HerScheduler.Facts.Inbound;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HerScheduler.Tests.Facts.Inbound;

/// <summary>Whoever takes facts tries again every few seconds, on every replica: hours of that must leave a log that a person can read.</summary>
public sealed class A_broker_that_stays_away : IDisposable
{
    private readonly TcpListener _door = new(IPAddress.Loopback, 0);

    public A_broker_that_stays_away() => _door.Start();

    [Fact]
    public async Task Is_said_once_with_everything_and_then_a_line_a_minute()
    {
        await using var service = await ServiceFixture.Run(Broker.Settings(at: new Uri($"amqp://guest:guest@127.0.0.1:{((IPEndPoint)_door.LocalEndpoint).Port}/")));
        var log = new Lines();
        using var consumer = ActivatorUtilities.CreateInstance<FactsConsumer>(service.Services, log);
        await consumer.StartAsync(CancellationToken.None);

        await Refuse(tries: 3);
        log.Warnings.ShouldHaveSingleItem().HasException.ShouldBeTrue("the first says everything");

        service.Time.Advance(TimeSpan.FromMinutes(1));
        await Refuse(tries: 2);
        await consumer.StopAsync(CancellationToken.None);

        log.Warnings.Count.ShouldBe(2);
        log.Warnings.Last().ShouldSatisfyAllConditions(
            line => line.Text.ShouldStartWith("Facts are not taken from the queue: No broker answers at"),
            line => line.HasException.ShouldBeFalse());
    }

    public void Dispose() => _door.Dispose();

    /// <summary>Each try is one that ended and was told before the next.</summary>
    private async Task Refuse(int tries)
    {
        for (var attempt = 0; attempt < tries; attempt++)
        {
            (await _door.AcceptTcpClientAsync()).Dispose();
        }
    }

    private sealed class Lines : ILogger<FactsConsumer>
    {
        public ConcurrentQueue<(string Text, bool HasException)> Warnings { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                Warnings.Enqueue((formatter(state, exception), exception is not null));
            }
        }
    }
}
