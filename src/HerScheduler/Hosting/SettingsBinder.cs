using System.Text.RegularExpressions;
using HerScheduler.Settings;

namespace HerScheduler.Hosting;

/// <summary>Binds the section of settings strictly: an unknown name is a typing error, and said so.</summary>
internal static partial class SettingsBinder
{
    /// <exception cref="OperatorErrorException">A value has the wrong type, or a name is unknown.</exception>
    public static SchedulerSettings Bind(IConfiguration configuration)
    {
        try
        {
            // What is written as null in a file is as if it were not there, and so has its default.
            var stated = new ConfigurationBuilder().AddInMemoryCollection(configuration.AsEnumerable().Where(setting => setting.Value is not null)).Build();
            return stated.GetSection(SchedulerSettings.Section).Get<SchedulerSettings>(b => b.ErrorOnUnknownConfiguration = true) ?? new();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new OperatorErrorException(Sentence(unreadable), unreadable);
        }
    }

    /// <summary>The binder's own words speak of its options and of classes; what a person needs is the name.</summary>
    private static string Sentence(Exception failure)
    {
        while (failure.InnerException is InvalidOperationException inner)
        {
            failure = inner;
        }

        var unknown = UnknownNames().Match(failure.Message);
        if (unknown.Success)
        {
            return $"HerScheduler: there is no setting called {unknown.Groups["names"].Value} (in {unknown.Groups["where"].Value}).";
        }

        var value = UnreadableValue().Match(failure.Message);
        return value.Success
            ? $"{value.Groups["key"].Value}: '{value.Groups["value"].Value}' cannot be read as {value.Groups["type"].Value}."
            : failure.Message;
    }

    [GeneratedRegex(@"not found on the instance of [\w.]*?(?<where>\w+): (?<names>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownNames();

    [GeneratedRegex(@"configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '[\w.]*?(?<type>\w+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnreadableValue();
}
