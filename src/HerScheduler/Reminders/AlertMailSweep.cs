using HerScheduler.Email;
using HerScheduler.Sweeps;

namespace HerScheduler.Reminders;

/// <summary>Sends the e-mails of alerts. It does not wait for a morning's digests, which have a sweep of their own.</summary>
internal sealed class AlertMailSweep(MailOutbox outbox, AlertComposer composer) : ISweep
{
    public Task RunOnce(DateTimeOffset now, CancellationToken cancel) => outbox.Send(composer, now, cancel);
}
