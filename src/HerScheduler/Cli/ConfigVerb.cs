using HerScheduler.Cli.Configuration;

namespace HerScheduler.Cli;

/// <summary><c>config</c>: what the service would run with.</summary>
internal sealed class ConfigVerb : Verb
{
    public ConfigVerb(Terminal terminal)
        : base("config", "Shows and checks the settings.", ConfigCheckVerb.Examples) => Add(new ConfigCheckVerb(terminal));
}
