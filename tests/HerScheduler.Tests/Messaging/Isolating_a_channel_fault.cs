using HerScheduler.Messaging;
using HerScheduler.Messaging.Broker;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Tests.Messaging;

/// <summary>Which message the broker closed the channel for.</summary>
public sealed class Isolating_a_channel_fault : IDisposable
{
    private readonly ChannelFaultIsolation _isolation = new();

    [Fact]
    public void A_message_that_closes_the_channel_alone_is_refused()
    {
        _isolation.Judge(new AlreadyClosedException(TooLarge()), wasAlone: false).Result.ShouldBe(PublishResult.Lost);

        var outcome = _isolation.Judge(new AlreadyClosedException(TooLarge()), wasAlone: true);

        outcome.ShouldBe(PublishOutcome.Refused("The broker closed the channel: PRECONDITION_FAILED - message size 20001 is larger than configured max size 20000"));
    }

    [Fact]
    public void One_that_only_meets_the_channel_closed_before_is_not()
    {
        var before = TooLarge();
        _isolation.Judge(new AlreadyClosedException(before), wasAlone: false).Result.ShouldBe(PublishResult.Lost);

        _isolation.Judge(new AlreadyClosedException(before), wasAlone: true).Result.ShouldBe(PublishResult.Lost);
    }

    [Fact]
    public void The_reason_is_found_inside_what_the_bus_makes_of_it() =>
        _isolation.Judge(new RabbitMqConnectionException("failed", new AlreadyClosedException(TooLarge())),
            wasAlone: true).Result.ShouldBe(PublishResult.Refused);

    [Theory]
    [InlineData(ShutdownInitiator.Peer, Constants.NotFound)]
    [InlineData(ShutdownInitiator.Peer, Constants.ConnectionForced)]
    [InlineData(ShutdownInitiator.Library, Constants.PreconditionFailed)]
    [InlineData(ShutdownInitiator.Application, Constants.PreconditionFailed)]
    public void What_is_no_fault_of_a_message_is_a_lost_connection(ShutdownInitiator initiator, ushort code) =>
        _isolation.Judge(new AlreadyClosedException(new ShutdownEventArgs(initiator, code, "words")), wasAlone: true)
            .ShouldBe(PublishOutcome.Lost("The connection to the broker was lost: words"));

    public void Dispose() => _isolation.Dispose();

    private static ShutdownEventArgs TooLarge() =>
        new(ShutdownInitiator.Peer, Constants.PreconditionFailed, "PRECONDITION_FAILED - message size 20001 is larger than configured max size 20000");
}
