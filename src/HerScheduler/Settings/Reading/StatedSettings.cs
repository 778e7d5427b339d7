using System.Collections;

namespace HerScheduler.Settings.Reading;

/// <summary>Binds what is stated, and keeps apart what cannot be: the rest can be judged all the same, so that all faults are told at once.</summary>
internal static class StatedSettings
{
    public static SchedulerSettings Bind(IConfiguration configuration, ICollection<string> faults)
    {
        var unreadable = SettingsShape.Faults(configuration.GetSection(SchedulerSettings.Section), typeof(SchedulerSettings)).ToList();
        unreadable.ForEach(fault => faults.Add(fault.Sentence));
        if (configuration is IConfigurationRoot sources)
        {
            StraySettings.Faults(sources, Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)).ToList()
                .ForEach(faults.Add);
        }

        // What is written as null in a file is as if it were not there, and so has its default.
        var stated = configuration.AsEnumerable().Where(setting => setting.Value is not null && !unreadable.Exists(fault => IsIn(setting.Key, fault.Key)));
        return new ConfigurationBuilder().AddInMemoryCollection(stated).Build().GetSection(SchedulerSettings.Section).Get<SchedulerSettings>() ?? new();
    }

    private static bool IsIn(string key, string place) =>
        key.StartsWith(place, StringComparison.OrdinalIgnoreCase) && (key.Length == place.Length || key[place.Length] == ':');
}
