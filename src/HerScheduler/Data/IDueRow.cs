namespace HerScheduler.Data;

/// <summary>A row with a day on which something is due at a clinic: what lists of work are asked for.</summary>
public interface IDueRow
{
    /// <summary>The condition of the indexes that hold only what is asked of somebody.</summary>
    internal const string IsAsked = "\"DueOn\" IS NOT NULL";

    /// <summary>The clinic's id.</summary>
    public string Site { get; }

    /// <summary>The day; null: nothing is asked of anybody.</summary>
    public DateOnly? DueOn { get; }
}
