namespace HerScheduler.Problems;

/// <summary>A fact (or the approval, number 0) that was recorded since somebody read the plan.</summary>
/// <param name="Number">Its number in the fact log: the plan's version with it.</param>
/// <param name="Id">The fact's id.</param>
/// <param name="Kind">Its kind on the wire.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="By">By whom, as claimed.</param>
public sealed record RecordedEntry(int Number, string Id, string Kind, DateTimeOffset RecordedAt, string By);
