using System.Diagnostics;
using System.Text;
using HerScheduler.Messaging.Broker;
using HerScheduler.Telemetry;
using MassTransit;
using PublishException = RabbitMQ.Client.Exceptions.PublishException;

namespace HerScheduler.Messaging;

/// <summary>Publishes through MassTransit, on RabbitMQ or inside this process, and says of each message what became of it.</summary>
internal sealed class MessagePublisher(BusLifetime bus, ChannelFaultIsolation isolation, UnroutableMessages unroutable, BrokerTopology? topology = null)
    : IDisposable
{
    private const int LongestRoutingKey = 255;

    private readonly SemaphoreSlim _preparing = new(1, 1);
    private volatile bool _isPrepared;

    /// <summary>Makes sure that publishing can begin: connected, and everything declared. Costs nothing when it can.</summary>
    /// <exception cref="NotReachableException">It cannot, and why.</exception>
    public async Task Prepare(CancellationToken cancel)
    {
        if (_isPrepared)
        {
            return;
        }

        await _preparing.WaitAsync(cancel);
        try
        {
            if (!_isPrepared)
            {
                await (topology?.Declare(cancel) ?? Task.CompletedTask);
                await bus.Start(cancel);
                _isPrepared = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <summary>Publishes one message and waits for the confirmation. Never throws for what the message or the broker does.</summary>
    public Task<PublishOutcome> Publish(ScheduleMessage message, CancellationToken cancel) =>
        Encoding.UTF8.GetByteCount(message.RoutingKey) > LongestRoutingKey
            ? Task.FromResult(PublishOutcome.Refused($"The routing key is longer than {LongestRoutingKey} bytes."))
            : isolation.Guard(isAlone => Attempt(message, isAlone, cancel), cancel);

    public void Dispose() => _preparing.Dispose();

    private async Task<PublishOutcome> Attempt(ScheduleMessage message, bool isAlone, CancellationToken cancel)
    {
        if (!_isPrepared)
        {
            return PublishOutcome.Lost("The connection to the broker has ended.");
        }

        using var span = TraceContext.Continue("outbox publish", ActivityKind.Producer, message.Trace);
        using var attempt = new PublishAttempt(message, isMandatory: true, cancel);
        try
        {
            await bus.Bus.Publish(message, attempt, attempt.Over);
            return PublishOutcome.Delivered;
        }
        catch (Exception end) when (attempt.Failure is not null || PublishAttempt.IsForeseen(end))
        {
            return await WhatBecameOf(message, attempt.Failure ?? end, isAlone, cancel);
        }
    }

    private async Task<PublishOutcome> WhatBecameOf(ScheduleMessage message, Exception failure, bool isAlone, CancellationToken cancel)
    {
        switch (failure)
        {
            case MessageReturnedException:
                await unroutable.Keep(message, cancel);
                return PublishOutcome.Unroutable;
            case { InnerException: PublishException }:
                return PublishOutcome.Refused("The broker refused it (nack): a queue is full, or does not answer.");
            default:
                // Whatever it was: everything is declared anew before anything else is published.
                _isPrepared = false;
                return failure switch
                {
                    OperationCanceledException => PublishOutcome.Lost("The broker confirmed nothing in time."),
                    NotReachableException unreachable => PublishOutcome.Lost(unreachable.Message),
                    _ => isolation.Judge(failure, isAlone),
                };
        }
    }
}
