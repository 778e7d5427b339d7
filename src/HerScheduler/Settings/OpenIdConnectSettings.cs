using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>People sign in at the hospital's provider, by OpenID Connect; then there are no passwords here.</summary>
public sealed class OpenIdConnectSettings : ProviderSettings
{
    /// <summary>What the provider calls this service.</summary>
    /// <value>Must be stated.</value>
    [Required(ErrorMessage = "what the provider calls this service")]
    public string? ClientId { get; set; }

    /// <summary>The secret that the provider gave this service; better by <see cref="ClientSecretFile"/>.</summary>
    /// <value>Default: null.</value>
    [Secret]
    public string? ClientSecret { get; set; }

    /// <summary>A file with that secret.</summary>
    /// <value>Default: null.</value>
    [ExistingFile]
    public string? ClientSecretFile { get; set; }

    /// <summary>What the provider is asked for beside <c>openid</c> and <c>email</c>, when the claims above need it.</summary>
    /// <value>Default: none.</value>
    public IList<string> Scopes { get; } = [];
}
