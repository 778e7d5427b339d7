using System.Text;
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

        var faults = new List<string>();
        builder.SetFileLoadExceptionHandler(broken =>
        {
            faults.Add($"{broken.Exception.Message} {Cause(broken.Exception, FileOf(broken.Provider))}".TrimEnd());
            broken.Ignore = true;
        });
        var sources = builder.AddEnvironmentVariables().AddInMemoryCollection(options.Overrides).Build();
        return faults.Count == 0 ? sources : throw new OperatorErrorException(faults);
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

    private static string? FileOf(FileConfigurationProvider broken) => broken.Source.FileProvider?.GetFileInfo(broken.Source.Path ?? "").PhysicalPath;

    private static string? Cause(Exception broken, string? file)
    {
        for (var inner = broken.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is JsonException { LineNumber: { } line } json)
            {
                return $"Line {line + 1}, column {ColumnOf(file, line, (int)(json.BytePositionInLine ?? 0))}: {WithoutPlace(json.Message)}";
            }
        }

        return broken.InnerException?.Message;
    }

    /// <summary>The parser counts bytes of UTF-8 from 0, editors count characters from 1.</summary>
    private static int ColumnOf(string? file, long line, int bytes)
    {
        var text = file is null ? [] : Encoding.UTF8.GetBytes(File.ReadLines(file).ElementAtOrDefault((int)line) ?? "");
        return Encoding.UTF8.GetCharCount(text, 0, Math.Min(bytes, text.Length)) + Math.Max(bytes - text.Length, 0) + 1;
    }

    private static string WithoutPlace(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }
}
