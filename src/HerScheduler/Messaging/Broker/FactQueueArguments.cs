namespace HerScheduler.Messaging.Broker;

/// <summary>The arguments of the queue of facts, and those that an existing one may have instead.</summary>
internal static class FactQueueArguments
{
    /// <summary>
    /// So many deliveries in vain, and the broker puts a message into the error queue by itself. The service holds what it has in hand through every
    /// transient failure, so that only a crash loop comes that far.
    /// </summary>
    public const int DeliveryLimit = 100;

    /// <summary>One replica at a time takes facts, so that two facts of a plan are never recorded the wrong way round; another goes on when it dies.</summary>
    private static readonly (string Name, object Value) OneAtATime = ("x-single-active-consumer", true);

    /// <param name="errors">
    /// The error queue. Dead letters stay in the queue of facts until that one has confirmed them (<c>at-least-once</c>, which needs <c>reject-publish</c>).
    /// </param>
    public static Dictionary<string, object?> For(string errors) => QuorumQueue.Arguments(
        OneAtATime,
        (QuorumQueue.DeliveryLimitArgument, DeliveryLimit),
        ("x-dead-letter-exchange", ""),
        ("x-dead-letter-routing-key", errors),
        ("x-dead-letter-strategy", "at-least-once"),
        ("x-overflow", "reject-publish"));

    /// <summary>As earlier versions declared it: with a limit as good as none, or with the broker's own.</summary>
    public static IReadOnlyList<Dictionary<string, object?>> Earlier { get; } =
        [QuorumQueue.Arguments(OneAtATime), QuorumQueue.WithoutLimit(QuorumQueue.Arguments(OneAtATime))];
}
