using MassTransit;

namespace HerScheduler.Messaging;

/// <summary>Publishes inside this process: the demo, and an installation that has no broker.</summary>
internal sealed class InProcessPublisher(IBus bus) : IMessagePublisher
{
    private static readonly IPipe<PublishContext<ScheduleMessage>> WithItsId =
        Pipe.Execute<PublishContext<ScheduleMessage>>(context => context.MessageId = Guid.Parse(context.Message.Id));

    public Task Prepare(CancellationToken cancel) => Task.CompletedTask;

    public async Task<PublishOutcome> Publish(ScheduleMessage message, CancellationToken cancel)
    {
        try
        {
            await bus.Publish(message, WithItsId, cancel);
            return PublishOutcome.Delivered;
        }
        catch (OperationCanceledException)
        {
            return PublishOutcome.Lost("It was not delivered in time.");
        }
        catch (MassTransitException failure)
        {
            return PublishOutcome.Refused(failure.Message);
        }
    }
}
