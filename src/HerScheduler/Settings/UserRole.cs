namespace HerScheduler.Settings;

/// <summary>What somebody's office, or a machine's task, lets them do. What each role may record is one table: <c>Security/FactsOfRole</c>.</summary>
public enum UserRole
{
    /// <summary>Looks after patients: records what happened, never a clinician's decision.</summary>
    Navigator,

    /// <summary>Doses: given, omitted, deferred.</summary>
    Pharmacy,

    /// <summary>Every fact; approves, holds, resumes, stops.</summary>
    Clinician,

    /// <summary>No fact: reports, accounts and the access log.</summary>
    Administrator,
}
