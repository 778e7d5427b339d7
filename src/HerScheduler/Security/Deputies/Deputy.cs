namespace HerScheduler.Security.Deputies;

/// <summary>One navigator stands in for another, now or later.</summary>
/// <param name="Id">The row's number.</param>
/// <param name="Absent">Who is away.</param>
/// <param name="Name">Who stands in.</param>
/// <param name="First">The first day, at the absent one's clinic.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="NamedBy">Who said so.</param>
public sealed record Deputy(long Id, string Absent, string Name, DateOnly First, DateOnly Last, string NamedBy)
{
    /// <summary>Somebody had named her for such days before: nothing was stored.</summary>
    public bool WasNamedBefore { get; init; }
}
