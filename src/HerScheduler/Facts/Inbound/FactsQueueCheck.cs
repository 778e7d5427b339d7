using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Settings;

namespace HerScheduler.Facts.Inbound;

/// <summary>What can be wrong with the senders of facts beyond a single setting, in sentences.</summary>
internal static class FactsQueueCheck
{
    private const string Where = "HerScheduler:Messaging:Facts";

    public static IEnumerable<string> Faults(FactsQueueSettings settings)
    {
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
