using System.Text.Json;
using HerScheduler.Messaging;
using MassTransit;

namespace HerScheduler.Demo;

/// <summary>A consumer on the bus inside this process: prints a line for each message, and no patient.</summary>
internal sealed class MessagePrinter(DemoConsole console, MessagePrinter.Tally tally) : IConsumer<ScheduleMessage>
{
    public Task Consume(ConsumeContext<ScheduleMessage> context)
    {
        var message = context.Message;
        using var body = JsonDocument.Parse(message.Body);
        var (subject, data) = (body.RootElement.GetProperty("subject"), body.RootElement.GetProperty("data"));
        var reason = data.TryGetProperty("reason", out var text) ? text.GetString() : null;
        console.Say($"published {message.RoutingKey}  {subject.GetString()}  #{data.GetProperty("sequence").GetInt32()}  {reason}".TrimEnd());
        tally.Add();
        return Task.CompletedTask;
    }

    /// <summary>One message at a time: a plan's keep their order.</summary>
    internal sealed class Definition : ConsumerDefinition<MessagePrinter>
    {
        public Definition() => ConcurrentMessageLimit = 1;
    }

    /// <summary>How many lines were printed.</summary>
    internal sealed class Tally
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add() => Interlocked.Increment(ref _count);
    }
}
