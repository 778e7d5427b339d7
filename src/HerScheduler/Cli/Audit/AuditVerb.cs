using HerScheduler.Cli.Audit;

namespace HerScheduler.Cli;

/// <summary><c>audit</c>: what an auditor asks of the fact log.</summary>
internal sealed class AuditVerb : Verb
{
    public AuditVerb(Terminal terminal)
        : base("audit", "Checks the fact log.", VerifyVerb.Examples) =>
        Add(new VerifyVerb(terminal));
}
