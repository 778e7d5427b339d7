namespace HerScheduler.Settings;

/// <summary>What one user of the broker may send.</summary>
public sealed class FactSenderSettings
{
    /// <summary>The broker's user, as in the message's property <c>user_id</c>; the broker has checked it. Required.</summary>
    [Form(".+", "a user of the broker")]
    public string User { get; set; } = "";

    /// <summary>What it may record. Not needed with <see cref="Kinds"/>.</summary>
    /// <value>Default: null.</value>
    public UserRole? Role { get; set; }

    /// <summary>
    /// Exactly these kinds of facts instead of the role's, in the words of the interface: <c>lvef-result</c>. A retraction goes with the fact it takes back.
    /// </summary>
    /// <value>Default: empty, which means those of <see cref="Role"/>.</value>
    public IList<string> Kinds { get; } = [];

    /// <summary>Only patients of these sites.</summary>
    /// <value>Default: empty, which means all.</value>
    public IList<string> Sites { get; } = [];
}
