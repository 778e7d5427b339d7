using HerScheduler.Hosting;

namespace HerScheduler.Cli.Messages;

/// <summary><c>messages</c>: what an operator asks of the outbox.</summary>
internal sealed class MessagesVerb : Verb
{
    public MessagesVerb(Terminal terminal, SchedulerHost host)
        : base("messages", "Shows what waits to be sent, and sends again what a consumer lost.", $"{StatusVerb.Examples}\n{ReplayVerb.Examples}\n{ResumeVerb.Examples}")
    {
        Add(new StatusVerb(terminal, host));
        Add(new ReplayVerb(terminal, host));
        Add(new ResumeVerb(terminal, host));
    }
}
