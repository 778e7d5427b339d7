namespace HerScheduler.Import;

/// <summary>What became of a portion of the input.</summary>
/// <param name="Imported">Plans that were stored.</param>
/// <param name="Events">Their events.</param>
/// <param name="Facts">The facts that came with them.</param>
/// <param name="AlreadyThere">Plans that were stored before, with the same document and every fact.</param>
/// <param name="Repeated">Plans that stood earlier in the input, with the same document.</param>
/// <param name="Refused">The rest.</param>
/// <param name="End">How many bytes of the input end with it.</param>
public sealed record ImportedBatch(int Imported, int Events, int Facts, int AlreadyThere, int Repeated, IReadOnlyList<RefusedPlan> Refused, long End)
{
    public int Read => Imported + AlreadyThere + Repeated + Refused.Count;
}
