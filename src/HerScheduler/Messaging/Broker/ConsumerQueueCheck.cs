using System.Text;
using HerScheduler.Settings;

namespace HerScheduler.Messaging.Broker;

/// <summary>What can be wrong with the queues to be declared for consumers, in sentences.</summary>
internal static class ConsumerQueueCheck
{
    private const int LongestName = 255;
    private static readonly string[] Reserved = ["amq.", "herscheduler."];

    public static IEnumerable<string> Faults(string where, IList<ConsumerQueueSettings> queues)
    {
        for (var index = 0; index < queues.Count; index++)
        {
            var (place, queue) = ($"{where}:{index}", queues[index]);
            if (!IsName(queue.Name) || Reserved.Any(prefix => queue.Name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                yield return $"{place}:Name must be 1 to {LongestName} bytes and not begin with 'amq.' or 'herscheduler.', not '{queue.Name}'.";
            }

            if (queue.Bindings.Count == 0)
            {
                yield return $"{place}:Bindings: the queue '{queue.Name}' is bound to nothing; name a routing key such as cycle.#.";
            }

            foreach (var pattern in queue.Bindings.Where(pattern => !IsName(pattern)))
            {
                yield return $"{place}:Bindings: '{pattern}' must be 1 to {LongestName} bytes.";
            }
        }

        foreach (var twice in queues.GroupBy(queue => queue.Name, StringComparer.Ordinal).Where(alike => alike.Count() > 1))
        {
            yield return $"{where}: the queue '{twice.Key}' is configured {twice.Count()} times.";
        }
    }

    private static bool IsName(string name) => Encoding.UTF8.GetByteCount(name) is >= 1 and <= LongestName;
}
