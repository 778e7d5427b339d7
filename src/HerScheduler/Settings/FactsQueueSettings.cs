using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>The queue on which other systems send facts. Used when <see cref="MessagingSettings.Transport"/> is RabbitMq.</summary>
public sealed class FactsQueueSettings
{
    /// <summary>The queue that facts are taken from, 1–200 characters; what is refused goes to the queue of this name with <c>_error</c> at its end.</summary>
    /// <value>Default: <c>herscheduler.facts</c>.</value>
    [Form(@"(?!amq\.).{1,200}", "a name of 1 to 200 characters that does not start with 'amq.'")]
    public string Queue { get; set; } = Naming.Facts;

    /// <summary>
    /// How many facts the broker hands over before the first of them is acknowledged, 2–20000: what the service holds in memory. To be made smaller only
    /// while the queue is empty, and the same on every replica: the order of facts rests on it.
    /// </summary>
    /// <value>Default: 1000.</value>
    [Range(2, 20_000)]
    public int Window { get; set; } = 1000;

    /// <summary>How many transactions record facts at the same time, 1–64. A plan's facts are never in two of them. SQLite has one writer anyway.</summary>
    /// <value>Default: 4.</value>
    [Range(1, 64)]
    public int Parallel { get; set; } = 4;

    /// <summary>
    /// Which of the broker's users may send what. As soon as one is named, nobody else may, and a message must carry its sender in <c>user_id</c>.
    /// </summary>
    /// <value>Default: empty, which means that whoever the broker lets publish may send every fact.</value>
    public IList<FactSenderSettings> Senders { get; } = [];
}
