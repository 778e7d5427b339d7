using System.Text.Json;
using HerScheduler.Messaging;
using MassTransit;

namespace HerScheduler.Demo;

/// <summary>A consumer on the bus inside this process: prints a line for each message, and no patient. The flood about new samples is only counted.</summary>
internal sealed class MessagePrinter(DemoConsole console, MessagePrinter.Tally tally) : IConsumer<ScheduleMessage>
{
    public Task Consume(ConsumeContext<ScheduleMessage> context)
    {
        tally.Add();
        if (tally.IsFolded)
        {
            return Task.CompletedTask;
        }

        var message = context.Message;
        using var body = JsonDocument.Parse(message.Body);
        var (subject, data) = (body.RootElement.GetProperty("subject"), body.RootElement.GetProperty("data"));
        var reason = data.TryGetProperty("reason", out var text) ? text.GetString() : null;
        console.Say($"published {message.RoutingKey}  {subject.GetString()}  #{data.GetProperty("sequence").GetInt32()}  {reason}".TrimEnd());
        return Task.CompletedTask;
    }

    /// <summary>One message at a time: a plan's keep their order.</summary>
    internal sealed class Definition : ConsumerDefinition<MessagePrinter>
    {
        public Definition() => ConcurrentMessageLimit = 1;
    }

    /// <summary>How many messages came.</summary>
    internal sealed class Tally
    {
        private int _count;
        private volatile bool _isFolded = true;

        /// <summary>They are counted, and not printed one by one.</summary>
        public bool IsFolded => _isFolded;

        /// <summary>From now on each has its line.</summary>
        public void Unfold() => _isFolded = false;

        public int Count => Volatile.Read(ref _count);

        public void Add() => Interlocked.Increment(ref _count);
    }
}
