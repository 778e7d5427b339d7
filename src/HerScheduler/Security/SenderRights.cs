using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Security;

/// <summary>
/// Who may send which facts. The broker knows its users: it lets a message carry <c>user_id</c> only when it names who really sent it. While no sender
/// is configured, the right to publish to the queue, which the broker's administrator gives, is the right to send every fact.
/// </summary>
internal sealed class SenderRights
{
    private readonly Dictionary<string, SenderRight> _byUser;
    private readonly string _queue;

    public SenderRights(SchedulerSettings settings)
    {
        var facts = settings.Messaging.Facts;
        _byUser = facts.Senders.ToDictionary(sender => sender.User, SenderRight.Of, StringComparer.Ordinal);
        _queue = $"rabbitmq:{facts.Queue}";
    }

    /// <param name="user">The broker's user; null when the message does not say.</param>
    public Outcome<SenderRight> Of(string? user)
    {
        if (_byUser.Count == 0)
        {
            return SenderRight.Everything(user ?? _queue);
        }

        if (user is null)
        {
            return Problem.Forbidden("The message does not say who sent it: set its property user_id to the broker's user.");
        }

        return _byUser.TryGetValue(user, out var right) ? right : Problem.Forbidden($"The broker's user '{user}' may not send facts here.");
    }
}
