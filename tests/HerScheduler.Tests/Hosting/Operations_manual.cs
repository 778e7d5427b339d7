using HerScheduler.Settings;
using HerScheduler.Tests.Contracts;

namespace HerScheduler.Tests.Hosting;

public sealed class Operations_manual
{
    [Fact]
    public void Has_a_table_of_all_settings_as_the_code_has_them() => Committed.ShouldBe("docs/configuration.md", ConfigurationTable.Text());

    [Fact]
    public void Says_of_every_setting_what_it_means() =>
        ConfigurationTable.Settings(typeof(SchedulerSettings))
            .Where(property => ConfigurationTable.Meaning(property).Length == 0)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .ShouldBeEmpty();
}
