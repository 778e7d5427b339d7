namespace HerScheduler.Settings;

/// <summary>What a sender's office lets it record.</summary>
public enum FactSenderRole
{
    /// <summary>Everything but a clinician's decisions (hold, resume, ceased, plan-amended).</summary>
    Navigator,

    /// <summary>Doses: given, omitted, deferred.</summary>
    Pharmacy,

    /// <summary>Every fact.</summary>
    Clinician,

    /// <summary>No fact: reports and accounts only.</summary>
    Administrator,
}

/// <summary>What one user of the broker may send.</summary>
public sealed class FactSenderSettings
{
    /// <summary>The broker's user, as in the message's property <c>user_id</c>; the broker has checked it. Required.</summary>
    public string User { get; set; } = "";

    /// <summary>What it may record. Not needed with <see cref="Kinds"/>.</summary>
    /// <value>Default: null.</value>
    public FactSenderRole? Role { get; set; }

    /// <summary>Exactly these kinds of facts instead of the role's, in the words of the interface: <c>lvef-result</c>. A retraction goes with the fact it takes back.</summary>
    /// <value>Default: empty, which means those of <see cref="Role"/>.</value>
    public IList<string> Kinds { get; } = [];

    /// <summary>Only patients of these sites.</summary>
    /// <value>Default: empty, which means all.</value>
    public IList<string> Sites { get; } = [];
}
