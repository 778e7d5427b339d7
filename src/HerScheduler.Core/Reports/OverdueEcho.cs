using System.Text.Json.Serialization;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Reports;

/// <summary>How long overdue, in the bands that boards compare.</summary>
public enum OverdueBand
{
    /// <summary>1 to 14 days.</summary>
    [JsonStringEnumMemberName("1-14")]
    UpTo14Days,

    /// <summary>15 to 30 days.</summary>
    [JsonStringEnumMemberName("15-30")]
    UpTo30Days,

    /// <summary>31 to 60 days.</summary>
    [JsonStringEnumMemberName("31-60")]
    UpTo60Days,

    /// <summary>More than 60 days.</summary>
    [JsonStringEnumMemberName(">60")]
    Over60Days,
}

/// <summary>Where a patient is in her course.</summary>
public enum CoursePhase
{
    /// <summary>Surgery is still to come.</summary>
    BeforeSurgery,

    /// <summary>No surgery is to come, and HER2 doses are.</summary>
    OnHer2Therapy,

    /// <summary>No HER2 dose is to come.</summary>
    FollowUp,
}

/// <summary>One LVEF echo that is overdue: a line of the report.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="Patient">Whose echo it is. The name is shown only where the site allows it.</param>
/// <param name="Site">The clinic.</param>
/// <param name="Navigator">The navigator's address.</param>
/// <param name="Event">The echo's key.</param>
/// <param name="Title">For a person: <c>LVEF echo 2</c>.</param>
/// <param name="Date">When it was planned.</param>
/// <param name="Days">Whole local days past its date, 1 or more.</param>
/// <param name="Booked">The appointment; null: none.</param>
/// <param name="Phase">Where the patient is in her course.</param>
/// <param name="IsOnHold">HER2 therapy is on hold.</param>
/// <param name="LastLvef">The last LVEF; null: none is known.</param>
/// <param name="NextHer2Dose">The next HER2 dose that is planned or held; null: none is.</param>
/// <param name="Why">The reason of the date.</param>
public sealed record OverdueEcho(
    string Plan,
    Patient Patient,
    string Site,
    string Navigator,
    string Event,
    string Title,
    DateOnly Date,
    int Days,
    DateOnly? Booked,
    CoursePhase Phase,
    bool IsOnHold,
    LastLvef? LastLvef,
    DateOnly? NextHer2Dose,
    string Why)
{
    /// <summary>Both ends of a band are included.</summary>
    public OverdueBand Band => BandOf(Days);

    public static OverdueBand BandOf(int days) => days switch
    {
        <= 14 => OverdueBand.UpTo14Days,
        <= 30 => OverdueBand.UpTo30Days,
        <= 60 => OverdueBand.UpTo60Days,
        _ => OverdueBand.Over60Days,
    };
}
