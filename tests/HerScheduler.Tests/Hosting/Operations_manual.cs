using System.Reflection;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Hosting;

public sealed class Operations_manual
{
    [Fact]
    public void Names_every_setting()
    {
        var manual = File.ReadAllText(Repository.File("docs/operations.md"));

        var missing = NamesIn(typeof(SchedulerSettings)).Distinct().Where(name => !manual.Contains(name, StringComparison.Ordinal)).ToList();

        missing.ShouldBeEmpty();
    }

    private static IEnumerable<string> NamesIn(Type settings)
    {
        foreach (var property in settings.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            yield return property.Name;
            var type = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            foreach (var name in type.Namespace == typeof(SchedulerSettings).Namespace && type.IsClass ? NamesIn(type) : [])
            {
                yield return name;
            }
        }
    }
}
