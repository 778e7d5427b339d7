namespace HerScheduler.Settings;

/// <summary>The ways an e-mail can leave.</summary>
public enum EmailTransport
{
    /// <summary>As .eml files in a folder: for the demo, and for a first look.</summary>
    Folder,
    Smtp,
}

/// <summary>How e-mail leaves.</summary>
public sealed class EmailSettings
{
    /// <value>Default: Folder.</value>
    public EmailTransport Transport { get; set; } = EmailTransport.Folder;

    /// <summary>Where e-mails are written as .eml files.</summary>
    /// <value>Default: <c>herscheduler-data/mail</c> in the working directory.</value>
    public string Folder { get; set; } = Path.Combine("herscheduler-data", "mail");

    /// <summary>The sender's address.</summary>
    /// <value>Default: <c>herscheduler@localhost</c>.</value>
    public string From { get; set; } = "herscheduler@localhost";

    public SmtpSettings Smtp { get; set; } = new();
}
