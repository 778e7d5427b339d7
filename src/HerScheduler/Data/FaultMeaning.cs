namespace HerScheduler.Data;

/// <summary>What one code of a database means: an entry of its table.</summary>
/// <param name="Fault">What it means for the work that met it.</param>
/// <param name="Reason">What happened, in words.</param>
/// <param name="Obstacle">What keeps a database that is there from taking any write; null: something else.</param>
internal sealed record FaultMeaning(DatabaseFault Fault, string Reason, WriteObstacle? Obstacle = null)
{
    /// <summary>No table has it: no fact is refused for it.</summary>
    public static FaultMeaning Unknown { get; } = new(DatabaseFault.Away, "the database failed in a way that is not known");
}
