using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>The reminders and alerts of one kind of event at one site; they take the place of the usual ones of that kind.</summary>
public sealed class NoticeSettings
{
    /// <summary>The kind of event: <c>echo</c>, <c>cycle</c>, <c>surgery</c>. Required.</summary>
    public string Kind { get; set; } = "";

    /// <summary>What is said before the date.</summary>
    /// <value>Default: none.</value>
    public IList<NoticeStepSettings> Reminders { get; } = [];

    /// <summary>What is said past the date, with nothing recorded.</summary>
    /// <value>Default: none.</value>
    public IList<NoticeStepSettings> Overdue { get; } = [];

    /// <summary>The last overdue step again every so many days, 1–365.</summary>
    /// <value>Default: null, not again.</value>
    [Range(1, 365, ErrorMessage = "1 to 365 days")]
    public int? RepeatEvery { get; set; }
}

/// <summary>One step.</summary>
public sealed class NoticeStepSettings
{
    /// <summary>Days before or past the date, 1–365. Required.</summary>
    [Range(1, 365)]
    public int Days { get; set; }

    /// <summary>Who gets an e-mail of its own: <c>Navigator</c>, <c>Administrators</c>.</summary>
    /// <value>Default: nobody; it stands in the digest.</value>
    public IList<string> Email { get; } = [];

    /// <summary>Whether other systems are told by a message.</summary>
    /// <value>Default: true.</value>
    public bool Message { get; set; } = true;
}
