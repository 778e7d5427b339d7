namespace HerScheduler.Hosting.Settings;

/// <summary>How e-mail leaves.</summary>
public sealed class EmailSettings
{
    /// <summary>Where e-mails are written as .eml files.</summary>
    /// <value>Default: <c>herscheduler-data/mail</c> in the working directory.</value>
    public string Folder { get; set; } = Path.Combine("herscheduler-data", "mail");

    /// <summary>The sender's address.</summary>
    /// <value>Default: <c>herscheduler@localhost</c>.</value>
    public string From { get; set; } = "herscheduler@localhost";
}
