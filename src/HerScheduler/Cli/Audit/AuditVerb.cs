using HerScheduler.Cli.Audit;
using HerScheduler.Hosting;

namespace HerScheduler.Cli;

/// <summary><c>audit</c>: what an auditor asks of the fact log.</summary>
internal sealed class AuditVerb : Verb
{
    public AuditVerb(Terminal terminal, SchedulerHost host)
        : base("audit", "Checks the fact log, seals it, or removes one for good.", $"{VerifyVerb.Examples}\n{SealVerb.Examples}\n{PurgeVerb.Examples}")
    {
        Add(new VerifyVerb(terminal, host));
        Add(new SealVerb(terminal, host));
        Add(new PurgeVerb(terminal, host));
    }
}
