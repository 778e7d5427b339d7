using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Settings;

namespace HerScheduler.Facts.Inbound;

/// <summary>What can be wrong with the settings of the queue of facts, in sentences.</summary>
internal static class FactsQueueCheck
{
    private const int LongestName = 200;
    private const int LargestWindow = 20_000;
    private const int MostParallel = 64;
    private const string Where = "HerScheduler:Messaging:Facts";

    public static IEnumerable<string> Faults(FactsQueueSettings settings)
    {
        if (settings.Queue.Length is 0 or > LongestName || settings.Queue.StartsWith("amq.", StringComparison.Ordinal))
        {
            yield return $"{Where}:Queue must be a name of 1 to {LongestName} characters that does not start with 'amq.', not '{settings.Queue}'.";
        }

        if (settings.Window is < 2 or > LargestWindow)
        {
            yield return $"{Where}:Window must be 2 to {LargestWindow}, not {settings.Window}.";
        }

        if (settings.Parallel is < 1 or > MostParallel)
        {
            yield return $"{Where}:Parallel must be 1 to {MostParallel}, not {settings.Parallel}.";
        }

        for (var index = 0; index < settings.Senders.Count; index++)
        {
            foreach (var fault in Faults(settings.Senders[index], $"{Where}:Senders:{index}"))
            {
                yield return fault;
            }
        }

        foreach (var twice in settings.Senders.GroupBy(sender => sender.User, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"{Where}:Senders: user '{twice.Key}' is named {twice.Count()} times.";
        }
    }

    private static IEnumerable<string> Faults(FactSenderSettings sender, string where)
    {
        if (sender.User.Length == 0)
        {
            yield return $"{where}:User is missing.";
        }

        if (sender.Role is null && sender.Kinds.Count == 0)
        {
            yield return $"{where} needs a Role ({string.Join(", ", Enum.GetNames<UserRole>())}) or Kinds.";
        }

        foreach (var kind in sender.Kinds.Where(name => !WireNames<FactKind>.TryParse(name, out _)))
        {
            yield return $"{where}:Kinds: '{kind}' is none of {WireNames<FactKind>.Choices}.";
        }
    }
}
