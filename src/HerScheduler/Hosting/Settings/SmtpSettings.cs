namespace HerScheduler.Hosting.Settings;

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: for a relay on this machine.</summary>
    None,

    /// <summary>Plain first, then TLS before anything is said (usually port 587). A server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte (usually port 465). Needs a build with FullFeed.</summary>
    ImplicitTls,
}

/// <summary>The mail server. Used when <see cref="EmailSettings.Transport"/> is Smtp.</summary>
public sealed class SmtpSettings
{
    /// <value>Default: <c>127.0.0.1</c>.</value>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>1–65535.</summary>
    /// <value>Default: 25.</value>
    public int Port { get; set; } = 25;

    /// <value>Default: None.</value>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.None;

    /// <summary>Who signs in.</summary>
    /// <value>Default: null, nobody.</value>
    public string? User { get; set; }

    /// <summary>The password itself; better is <see cref="PasswordFile"/>.</summary>
    /// <value>Default: null.</value>
    public string? Password { get; set; }

    /// <summary>A file that holds the password and nothing else. It wins over <see cref="Password"/>.</summary>
    /// <value>Default: null.</value>
    public string? PasswordFile { get; set; }

    /// <summary>How long one e-mail may take.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
