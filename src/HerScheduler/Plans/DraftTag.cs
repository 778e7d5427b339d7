using System.Security.Cryptography;
using System.Text;
using HerScheduler.Data;
using HerScheduler.Problems;

namespace HerScheduler.Plans;

/// <summary>Which text of a draft somebody looked at. A draft has no version of its own, and nobody may approve another text than the one that was
/// read.</summary>
/// <param name="Text">A digest of the document.</param>
public sealed record DraftTag(string Text)
{
    public static DraftTag Of(PlanRow plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(plan.Document)))[..16]);
    }

    /// <summary>Null: the draft is still the one that was looked at.</summary>
    public Problem? Check(PlanRow plan) =>
        this == Of(plan) ? null : Problem.Conflict($"The draft '{plan.Id}' was changed since it was shown; read it again. Nothing was stored.");
}
