using HerScheduler.Cli.Audit;

namespace HerScheduler.Cli;

/// <summary><c>audit</c>: what an auditor asks of the fact log.</summary>
internal sealed class AuditVerb : Verb
{
    public AuditVerb(Terminal terminal)
        : base("audit", "Checks the fact log, or removes one for good.", $"{VerifyVerb.Examples}\n{PurgeVerb.Examples}")
    {
        Add(new VerifyVerb(terminal));
        Add(new PurgeVerb(terminal));
    }
}
