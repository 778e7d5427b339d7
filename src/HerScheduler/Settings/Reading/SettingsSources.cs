using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;

namespace HerScheduler.Settings.Reading;

/// <summary>Where settings come from: appsettings.json beside the program, the file named by <c>--config</c>, the environment, the command line. The later
/// wins.</summary>
internal static class SettingsSources
{
    /// <exception cref="OperatorErrorException">A file is not there, or is no JSON.</exception>
    public static IConfigurationRoot Open(SchedulerHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ConfigFile is { } file && !File.Exists(file))
        {
            throw new OperatorErrorException($"The settings file '{file}' does not exist.");
        }

        var builder = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        if (options.ConfigFile is not null)
        {
            builder.AddJsonFile(Path.GetFullPath(options.ConfigFile), optional: false, reloadOnChange: false);
        }

        builder.AddEnvironmentVariables().AddInMemoryCollection(options.Overrides);
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException broken)
        {
            throw new OperatorErrorException($"{broken.Message} {Cause(broken)}".TrimEnd(), broken);
        }
    }

    /// <summary>What a person calls the source that has the last word on <paramref name="key"/>; null: it is not stated.</summary>
    public static string? Of(IConfigurationRoot sources, string key) =>
        sources.Providers.LastOrDefault(provider => provider.TryGet(key, out var value) && value is not null) is { } provider ? NameOf(provider) : null;

    private static string NameOf(IConfigurationProvider provider) => provider switch
    {
        JsonConfigurationProvider file => FileOf(file),
        Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationProvider => "environment",
        _ => "command line",
    };

    /// <summary>The file's name.</summary>
    internal static string FileOf(JsonConfigurationProvider file) => Path.GetFileName(file.Source.Path) ?? "";

    /// <summary>The parser counts from 0, editors count from 1.</summary>
    private static string? Cause(Exception broken)
    {
        for (var inner = broken.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is JsonException { LineNumber: { } line } json)
            {
                return $"Line {line + 1}, column {json.BytePositionInLine + 1}: {WithoutPlace(json.Message)}";
            }
        }

        return broken.InnerException?.Message;
    }

    private static string WithoutPlace(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }
}
