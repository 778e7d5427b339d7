using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>Machines bring tokens of the hospital's provider, signed by it, beside those that are made here.</summary>
public sealed class JwtSettings : ProviderSettings
{
    public JwtSettings() => NameClaim = "sub";

    /// <summary>What such a token must be for.</summary>
    /// <value>Must be stated.</value>
    [Required(ErrorMessage = "what a token must be for")]
    public string? Audience { get; set; }
}
