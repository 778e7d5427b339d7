using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>What the hospital's own provider says of who signs in, and what that means here.</summary>
public abstract class ProviderSettings
{
    /// <summary>The provider's address, below which <c>.well-known/openid-configuration</c> is. https, or this machine.</summary>
    /// <value>Must be stated.</value>
    [Required(ErrorMessage = "the address of the provider")]
    public string? Authority { get; set; }

    /// <summary>The claim with the name that logs keep. Of a navigator it must be the e-mail address that plans name.</summary>
    /// <value>Default: <c>email</c> of a person, <c>sub</c> of a machine.</value>
    [Required(ErrorMessage = "the name of a claim")]
    public string NameClaim { get; set; } = "email";

    /// <summary>The claim whose values <see cref="RoleOf"/> translates; it may come several times.</summary>
    /// <value>Default: <c>roles</c>.</value>
    [Required(ErrorMessage = "the name of a claim")]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>What the values of <see cref="RoleClaim"/> mean. The first that fits counts; whoever has none may nothing.</summary>
    /// <value>Must be stated.</value>
    public IList<RoleOfClaim> RoleOf { get; } = [];

    /// <summary>The claim with the sites. When it is named, whoever has no site of ours in it may nothing.</summary>
    /// <value>Default: null: no sites, which means every site, and of a navigator her own patients.</value>
    public string? SiteClaim { get; set; }

    /// <summary>What the values of <see cref="SiteClaim"/> mean; a value that is not listed is a site's own id.</summary>
    /// <value>Default: none.</value>
    public IList<SiteOfClaim> SiteOf { get; } = [];
}

/// <summary>A value of the claim of roles.</summary>
public sealed class RoleOfClaim
{
    /// <summary>As the provider says it.</summary>
    /// <value>Must be stated.</value>
    [Required(ErrorMessage = "a value of the claim")]
    public string? Value { get; set; }

    /// <summary>What it means here.</summary>
    /// <value>Must be stated.</value>
    [Required(ErrorMessage = "a role")]
    public UserRole? Role { get; set; }
}

/// <summary>A value of the claim of sites.</summary>
public sealed class SiteOfClaim
{
    /// <summary>As the provider says it.</summary>
    /// <value>Must be stated.</value>
    [Required(ErrorMessage = "a value of the claim")]
    public string? Value { get; set; }

    /// <summary>The id of the site that it means.</summary>
    /// <value>Must be stated.</value>
    [Required(ErrorMessage = "the id of a site")]
    public string? Site { get; set; }
}
