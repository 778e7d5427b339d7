using System.CommandLine;
using HerScheduler.Json;

namespace HerScheduler.Cli;

/// <summary>Options that several verbs take.</summary>
internal static class SharedOptions
{
    private const int EarliestYear = 1990;
    private const int LatestYear = 2100;

    public static Option<string?> Config() => new("--config")
    {
        HelpName = "FILE",
        Description = "The service's settings file: sites, calendars, plan settings and own protocols. Default: any site, Monday to Friday, built-in protocols.",
    };

    public static Option<string?> ServiceConfig() => new("--config")
    {
        HelpName = "FILE",
        Description = "A JSON file of settings on top of the defaults; the environment (HerScheduler__…) stands above it.",
    };

    public static Option<string?> Urls() => new("--urls")
    {
        HelpName = "URLS",
        Description = "Where to listen, several separated by semicolons. Default: the setting HerScheduler:Urls, else http://127.0.0.1:5080.",
    };

    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        HelpName = "DATE",
        Description = "The day it is seen from, YYYY-MM-DD. Default: today in the site's zone (UTC when --config does not name the site).",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (JsonDates.TryParseDay(text, out var day) && day.Year is >= EarliestYear and <= LatestYear)
            {
                return day;
            }

            result.AddError($"--as-of: expected a day YYYY-MM-DD from {EarliestYear} to {LatestYear}, found '{text}'.");
            return null;
        },
    };

    public static Option<bool> ByteOrderMark() =>
        new("--bom") { Description = "Begin with a byte order mark, for CSV that Excel opens. Default: none, for pipes." };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { HelpName = string.Join('|', formats), Description = "How it is written.", DefaultValueFactory = _ =>
            formats[0] };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !formats.Contains(text, StringComparer.Ordinal))
            {
                result.AddError($"--format: expected {string.Join(" | ", formats)}, found '{text}'.");
            }
        });
        return option;
    }
}
