using HerScheduler.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>A person's account. What ASP.NET Core Identity knows of it is in the base class: password hash, lockout, second factor.</summary>
public sealed class AccountRow : IdentityUser
{
    public UserRole Role { get; set; }

    /// <summary>The sites' ids, separated by commas. Empty: of a navigator her own patients only, of the others every site.</summary>
    public string Sites { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>The one-time code that was accepted last: it is not accepted a second time.</summary>
    public string? LastCode { get; set; }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<AccountRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("accounts").HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(36);
        builder.Property(a => a.UserName).HasMaxLength(320).IsRequired();
        builder.Property(a => a.NormalizedUserName).HasMaxLength(320).IsRequired();
        builder.Property(a => a.PasswordHash).HasMaxLength(400);
        builder.Property(a => a.SecurityStamp).HasMaxLength(64);
        builder.Property(a => a.ConcurrencyStamp).HasMaxLength(36).IsConcurrencyToken();
        builder.Property(a => a.Sites).HasMaxLength(2000);
        builder.Property(a => a.LastCode).HasMaxLength(16);
        builder.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed);
        builder.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        builder.HasIndex(a => a.NormalizedUserName).IsUnique();
    }
}

/// <summary>What Identity keeps of an account beside its row: the key of the second factor, and the hashes of the recovery codes.</summary>
internal sealed class AccountSecretMapping : IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> builder)
    {
        builder.ToTable("account_secrets").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.Property(t => t.UserId).HasMaxLength(36);
        builder.Property(t => t.LoginProvider).HasMaxLength(64);
        builder.Property(t => t.Name).HasMaxLength(64);
        builder.Property(t => t.Value).HasMaxLength(2000);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
