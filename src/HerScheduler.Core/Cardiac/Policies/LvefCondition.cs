namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>One end of a range of LVEF values or falls.</summary>
/// <param name="Value">Percent, or points of a fall; 0 when it is the lower limit of normal.</param>
/// <param name="IsLowerLimitOfNormal">The plan's own lower limit of normal stands here.</param>
/// <param name="IsIncluded">The end itself belongs to the range.</param>
public readonly record struct LvefBound(decimal Value, bool IsLowerLimitOfNormal, bool IsIncluded)
{
    /// <summary>The number that stands here in a plan whose lower limit of normal is <paramref name="lowerLimitOfNormal"/>.</summary>
    public decimal In(decimal lowerLimitOfNormal) => IsLowerLimitOfNormal ? lowerLimitOfNormal : Value;
}

/// <summary>The values between two bounds; an open end is null.</summary>
/// <param name="Lower">The least.</param>
/// <param name="Upper">The most.</param>
public sealed record LvefRange(LvefBound? Lower, LvefBound? Upper)
{
    public bool Contains(decimal value, decimal lowerLimitOfNormal) =>
        (Lower is not { } lower || (lower.IsIncluded ? value >= lower.In(lowerLimitOfNormal) : value > lower.In(lowerLimitOfNormal)))
        && (Upper is not { } upper || (upper.IsIncluded ? value <= upper.In(lowerLimitOfNormal) : value < upper.In(lowerLimitOfNormal)));
}

/// <summary>One alternative of a condition: what it says of both has to hold.</summary>
/// <param name="Now">The LVEF itself, percent; null: any.</param>
/// <param name="Fall">Percentage points below the baseline; null: any.</param>
public sealed record LvefAlternative(LvefRange? Now, LvefRange? Fall)
{
    internal bool Fits(in LvefMeasure lvef) =>
        (Now is null || Now.Contains(lvef.Now, lvef.LowerLimitOfNormal)) && (Fall is null || Fall.Contains(lvef.Fall, lvef.LowerLimitOfNormal));
}

/// <summary>A condition on an LVEF: it holds when one of its alternatives does.</summary>
/// <param name="Alternatives">One or more.</param>
public sealed record LvefCondition(IReadOnlyList<LvefAlternative> Alternatives)
{
    internal bool Fits(in LvefMeasure lvef)
    {
        for (var i = 0; i < Alternatives.Count; i++)
        {
            if (Alternatives[i].Fits(lvef))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a condition looks at.</summary>
/// <param name="Now">LVEF, percent.</param>
/// <param name="Fall">Percentage points below the baseline; negative after a rise.</param>
/// <param name="LowerLimitOfNormal">The plan's.</param>
internal readonly record struct LvefMeasure(decimal Now, decimal Fall, decimal LowerLimitOfNormal);
