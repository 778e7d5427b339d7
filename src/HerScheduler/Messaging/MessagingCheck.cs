using HerScheduler.Hosting.Settings;

namespace HerScheduler.Messaging;

/// <summary>What can be wrong with the settings of the message bus, in sentences.</summary>
internal static class MessagingCheck
{
    private const int LargestBatch = 5000;

    public static IEnumerable<string> Faults(MessagingSettings settings)
    {
        const string where = "HerScheduler:Messaging";
        var (rabbit, relay) = (settings.RabbitMq, settings.Relay);
        if (rabbit.Port is < 1 or > ushort.MaxValue)
        {
            yield return $"{where}:RabbitMq:Port must be 1 to 65535, not {rabbit.Port}.";
        }

        foreach (var file in new[] { rabbit.PasswordFile, rabbit.Tls.ClientCertificate, rabbit.Tls.ClientCertificatePasswordFile }.OfType<string>())
        {
            if (!File.Exists(file))
            {
                yield return $"{where}:RabbitMq: the file '{file}' does not exist.";
            }
        }

        if (relay.BatchSize is < 1 or > LargestBatch)
        {
            yield return $"{where}:Relay:BatchSize must be 1 to {LargestBatch}, not {relay.BatchSize}.";
        }

        if (relay.PublishTimeout <= TimeSpan.Zero || relay.Lease <= relay.PublishTimeout)
        {
            yield return $"{where}:Relay: Lease ({relay.Lease}) must be longer than PublishTimeout ({relay.PublishTimeout}), and both longer than nothing.";
        }
    }
}
