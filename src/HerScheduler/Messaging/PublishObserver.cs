using System.Diagnostics;
using MassTransit;

namespace HerScheduler.Messaging;

/// <summary>Hears of every failure before MassTransit tries again, and keeps its headers off the wire.</summary>
internal sealed class PublishObserver : IPublishObserver
{
    private const string OfTheFramework = "MT-";

    /// <summary>While traces are taken MassTransit adds headers of its own. RabbitMQ's client adds the standard ones, and consumers need no others.</summary>
    public Task PrePublish<T>(PublishContext<T> context)
        where T : class
    {
        if (Activity.Current is not null && context.TryGetPayload(out RabbitMqSendContext? _))
        {
            var names = context.Headers.GetAll().Select(header => header.Key).Where(name => name.StartsWith(OfTheFramework, StringComparison.Ordinal));
            foreach (var name in names.ToList())
            {
                context.Headers.Set(name, value: null);
            }
        }

        return Task.CompletedTask;
    }

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => context.TryGetPayload(out PublishAttempt? attempt) ? attempt.Fail(exception) : Task.CompletedTask;
}
