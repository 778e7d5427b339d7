using System.CommandLine;
using HerScheduler.Cli.Text;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Settings.Reading;

namespace HerScheduler.Cli.Configuration;

/// <summary><c>config check</c>: every setting in force and where it comes from, or every fault. Opens no database and no connection.</summary>
internal sealed class ConfigCheckVerb : Verb
{
    public const string Examples = "herscheduler config check --config /etc/herscheduler.json";

    private readonly Terminal _terminal;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();
    private readonly Option<bool> _stated = new("--stated") { Description = "Leave out what has its default." };

    public ConfigCheckVerb(Terminal terminal)
        : base("check", "Reads the settings as serve would, and prints each with where it comes from. Secrets are not shown.", Examples)
    {
        _terminal = terminal;
        Add(_config);
        Add(_stated);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => ServiceRun.Guard("config check", _terminal, async () =>
    {
        var sources = SettingsSources.Open(new SchedulerHostOptions { Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config) });
        var installation = SettingsReader.Read(sources);
        var settings = EffectiveSettings.Of(installation.Settings, sources).Where(setting => !parsed.GetValue(_stated) || setting.Source != "default").ToList();
        foreach (var setting in settings)
        {
            await _terminal.Output.WriteLineAsync(Printable.Of($"{setting.Key} = {setting.Value}   ({setting.Source})").AsMemory(), cancel);
        }

        await _terminal.Output.WriteLineAsync($"The settings can be used: {Sites(installation.Settings.Sites.Count)}.".AsMemory(), cancel);
    });

    private static string Sites(int configured) => configured switch
    {
        0 => "no site is configured, so the three example sites are",
        1 => "1 site",
        _ => $"{configured} sites",
    };
}
