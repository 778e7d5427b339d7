using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: for a relay on this machine.</summary>
    None,

    /// <summary>Plain first, then TLS before anything is said (usually port 587). A server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte (usually port 465).</summary>
    ImplicitTls,
}

/// <summary>The mail server. Used when <see cref="EmailSettings.Transport"/> is Smtp.</summary>
public sealed class SmtpSettings
{
    /// <summary>The server that takes the e-mails.</summary>
    /// <value>Default: <c>127.0.0.1</c>.</value>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>1–65535.</summary>
    /// <value>Default: 25.</value>
    [Range(1, ushort.MaxValue)]
    public int Port { get; set; } = 25;

    /// <value>Default: None.</value>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.None;

    /// <summary>Who signs in.</summary>
    /// <value>Default: null, nobody.</value>
    public string? User { get; set; }

    /// <summary>The password itself; better is <see cref="PasswordFile"/>.</summary>
    /// <value>Default: null.</value>
    [Secret]
    public string? Password { get; set; }

    /// <summary>A file that holds the password and nothing else. It wins over <see cref="Password"/>.</summary>
    /// <value>Default: null.</value>
    [ExistingFile]
    public string? PasswordFile { get; set; }

    /// <summary>How long one e-mail may take, connecting included. At most 2 minutes: less than what a mail is claimed for.</summary>
    /// <value>Default: 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.0000001", "00:02:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "more than nothing and at most 2 minutes")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many connections a large batch may use at once, 1–20. Up to ten e-mails go over one.</summary>
    /// <value>Default: 4.</value>
    [Range(1, 20)]
    public int Connections { get; set; } = 4;

    /// <summary>How many e-mails a minute the server is sent at most, from each process.</summary>
    /// <value>Default: 0, no limit.</value>
    [Range(0, 60_000, ErrorMessage = "0 (no limit) to 60000")]
    public int MaxPerMinute { get; set; }

    /// <summary>
    /// Whether the server's certificate is looked up in its authority's revocation list. A list that cannot be had then means no e-mail, and that of a
    /// clinic's own authority often cannot.
    /// </summary>
    /// <value>Default: false, as for the other connections of the service.</value>
    public bool CheckRevocation { get; set; }
}
