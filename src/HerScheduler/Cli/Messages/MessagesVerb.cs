using HerScheduler.Hosting;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Messages;

/// <summary><c>messages</c>: what an operator asks of the outbox.</summary>
internal sealed class MessagesVerb : Verb
{
    public MessagesVerb(Terminal terminal, SchedulerHost host)
        : base("messages", "Shows what waits to be sent, and sends again what a consumer lost.",
            $"{StatusVerb.Examples}\n{ReplayVerb.Examples}\n{ResumeVerb.Examples}")
    {
        Add(new StatusVerb(terminal, host));
        Add(new ReplayVerb(terminal, host));
        Add(new ResumeVerb(terminal, host));
    }

    /// <param name="services">The service's parts.</param>
    /// <param name="what">What the broker is wanted for: <c>to send to</c>.</param>
    /// <exception cref="OperatorErrorException">Messages stay in the process.</exception>
    public static void RequireBroker(IServiceProvider services, string what)
    {
        if (services.GetRequiredService<SchedulerSettings>().Messaging.Transport != MessagingTransport.RabbitMq)
        {
            throw new OperatorErrorException($"There is no broker {what}: the setting HerScheduler:Messaging:Transport is not RabbitMq.");
        }
    }
}
