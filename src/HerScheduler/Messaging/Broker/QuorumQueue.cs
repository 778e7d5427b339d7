namespace HerScheduler.Messaging.Broker;

/// <summary>The arguments of every queue that the service declares: replicated, on disk, and never emptied by the broker itself.</summary>
internal static class QuorumQueue
{
    public const string TypeArgument = "x-queue-type";
    public const string Type = "quorum";
    public const string DeliveryLimitArgument = "x-delivery-limit";

    /// <summary>
    /// As good as none, in words that RabbitMQ 3.10 understands too. From RabbitMQ 4 on the default is 20: what comes back more often (the service
    /// restarts, a connection drops, somebody looks) would be thrown away without a word.
    /// </summary>
    public const int DeliveryLimit = 1_000_000_000;

    public static Dictionary<string, object?> Arguments(params ReadOnlySpan<(string Name, object Value)> more)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { [TypeArgument] = Type, [DeliveryLimitArgument] = DeliveryLimit };
        foreach (var (name, value) in more)
        {
            arguments[name] = value;
        }

        return arguments;
    }

    /// <summary>As versions before the limit declared them: a queue of theirs is the same but for that.</summary>
    public static Dictionary<string, object?> WithoutLimit(Dictionary<string, object?> arguments) =>
        new(arguments.Where(argument => argument.Key != DeliveryLimitArgument), StringComparer.Ordinal);
}
