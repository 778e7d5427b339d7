using HerScheduler.Hosting.Settings;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>The queues of inbound facts: both replicated and on disk, as what is in them is somebody's only copy.</summary>
internal static class FactQueues
{
    /// <summary>Where refused facts go.</summary>
    public static string Errors(FactsQueueSettings settings) => $"{settings.Queue}_error";

    /// <summary>Creates what is missing. What exists otherwise than this is left alone.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.OperationInterruptedException">A queue of that name exists with other properties.</exception>
    public static async Task Declare(IChannel channel, FactsQueueSettings settings, CancellationToken cancel)
    {
        await Declare(channel, settings.Queue, new(StringComparer.Ordinal)
        {
            ["x-queue-type"] = "quorum",

            // One replica at a time takes facts, so that two facts of a plan are never recorded the wrong way round; another goes on when it dies.
            ["x-single-active-consumer"] = true,
        }, cancel);
        await Declare(channel, Errors(settings), new(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" }, cancel);
    }

    private static Task<QueueDeclareOk> Declare(IChannel channel, string queue, Dictionary<string, object?> properties, CancellationToken cancel) =>
        channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, properties, cancellationToken: cancel);
}
