using HerScheduler.Data;
using Microsoft.AspNetCore.Identity;

namespace HerScheduler.Security.People;

/// <summary>A password that contains the account's name, or the product's, is the first that anybody tries.</summary>
internal sealed class PasswordIsNotTheName : IPasswordValidator<AccountRow>
{
    private const int ShortestPart = 4;
    private const int LongestPassword = 256;

    public Task<IdentityResult> ValidateAsync(UserManager<AccountRow> manager, AccountRow user, string? password)
    {
        var parts = (user.UserName ?? "").Split('@', '.', '-', '_').Where(part => part.Length >= ShortestPart).Append("herscheduler").Append("password");
        var known = parts.FirstOrDefault(part => password?.Contains(part, StringComparison.OrdinalIgnoreCase) == true);
        return Task.FromResult(
            known is not null ? Failed($"The password must not contain '{known}'.")
            : password?.Length > LongestPassword ? Failed($"The password has at most {LongestPassword} characters.")
            : IdentityResult.Success);
    }

    private static IdentityResult Failed(string sentence) => IdentityResult.Failed(new IdentityError { Code = "Guessable", Description = sentence });
}
