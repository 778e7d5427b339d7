using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>Sign-in and what stands around it.</summary>
public sealed class SecuritySettings
{
    /// <summary>A person who does nothing for so many minutes is signed out. 5 to 480.</summary>
    /// <value>Default: 30.</value>
    [Range(5, 480)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>A person signs in anew after so many hours, whatever they do. 1 to 24.</summary>
    /// <value>Default: 12.</value>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 12;

    /// <summary>
    /// The proxies in front, each an address or a network (<c>10.0.0.7</c>, <c>10.1.0.0/24</c>). Only what they say of the caller's address and of TLS is
    /// believed.
    /// </summary>
    /// <value>Default: none.</value>
    public IList<string> Proxies { get; } = [];

    /// <summary>Further names under which the service is called, beside that of <c>BaseUri</c> and this machine itself.</summary>
    /// <value>Default: none.</value>
    public IList<string> Hosts { get; } = [];

    /// <summary>A PEM file with the certificate of the service, and those between it and its authority, for https addresses in <c>Urls</c>.</summary>
    /// <value>Default: null, no TLS.</value>
    [ExistingFile]
    public string? CertificateFile { get; set; }

    /// <summary>A PEM file with the certificate's key.</summary>
    /// <value>Default: null, which means that it stands in <see cref="CertificateFile"/>.</value>
    [ExistingFile]
    public string? KeyFile { get; set; }

    /// <summary>Where people sign in instead of here.</summary>
    /// <value>Default: null: they have passwords here.</value>
    public OpenIdConnectSettings? OpenIdConnect { get; set; }

    /// <summary>Whose signed tokens open the API to machines, beside the service's own.</summary>
    /// <value>Default: null: nobody's.</value>
    public JwtSettings? Jwt { get; set; }

    /// <summary>Requests a minute of one account or token; 0: no limit.</summary>
    /// <value>Default: 6000.</value>
    [Range(0, 1_000_000, ErrorMessage = "0 (no limit) to 1000000")]
    public int RequestsPerMinute { get; set; } = 6000;

    /// <summary>Requests a minute of one address without a sign-in; 0: no limit.</summary>
    /// <value>Default: 300.</value>
    [Range(0, 1_000_000, ErrorMessage = "0 (no limit) to 1000000")]
    public int AnonymousPerMinute { get; set; } = 300;
}
