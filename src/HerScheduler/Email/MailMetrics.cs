using System.Diagnostics.Metrics;
using HerScheduler.Data;
using HerScheduler.Telemetry;

namespace HerScheduler.Email;

/// <summary>What became of e-mails, by kind and result.</summary>
internal sealed class MailMetrics : IInstruments
{
    private readonly Counter<long> _mails;

    public MailMetrics(IMeterFactory meters) => _mails = meters.Create(ServiceTelemetry.Name).CreateCounter<long>(
        "herscheduler.mails", "{mail}", "E-mails by kind and result: sent, retried (an attempt that failed), given-up (never sent), obsolete (no longer true).");

    public void Begin()
    {
        foreach (var result in new[] { "sent", "retried", "given-up", "obsolete" })
        {
            Count("digest", result, 0);
            Count("other", result, 0);
        }
    }

    public void Sent(MailRow row) => Count(row, "sent");

    public void Retried(MailRow row) => Count(row, "retried");

    public void GivenUp(MailRow row) => Count(row, row.IsObsolete ? "obsolete" : "given-up");

    private void Count(MailRow row, string result) => Count(row.Kind == MailRow.Digest ? "digest" : "other", result, 1);

    private void Count(string kind, string result, int count) =>
        _mails.Add(count, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("result", result));
}
