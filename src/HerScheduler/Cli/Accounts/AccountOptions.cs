using System.CommandLine;
using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Accounts;

/// <summary>Arguments and options that the verbs of accounts and of tokens share.</summary>
internal static class AccountOptions
{
    public static Argument<string> Name(string description) => new("NAME") { Description = description };

    public static Option<UserRole> Role() => new("--role")
    {
        HelpName = string.Join('|', WireNames<UserRole>.All),
        Description = "What it may do.",
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (WireNames<UserRole>.TryParse(text, out var role))
            {
                return role;
            }

            result.AddError($"--role: expected {WireNames<UserRole>.Choices}, found '{text}'.");
            return default;
        },
    };

    public static Option<string[]> Sites(string description) => new("--site")
    {
        HelpName = "SITE",
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static Option<DateOnly?> Expires() => new("--expires")
    {
        HelpName = "DATE",
        Description = "The first day, UTC, on which it opens nothing any more, YYYY-MM-DD. Default: never.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"--expires: expected a day YYYY-MM-DD, found '{text}'.");
            return null;
        },
    };
}
