using System.Collections.Concurrent;
using System.Reflection;
using Xunit.Abstractions;

namespace HerScheduler.Tests.Servers;

/// <summary>
/// What each test needs, read from its compiled code: a helper that uses a server says so (<see cref="NeedsAttribute"/>), and whatever can call that helper
/// needs the server. It is the trait <c>Needs</c> of the test, for <c>dotnet test --filter</c>, and decides which containers are started.
/// </summary>
internal static class Needs
{
    public const string Trait = "Needs";

    private static readonly ConcurrentDictionary<(Type Class, MethodInfo Test), IReadOnlySet<Need>> Known = new();
    private static readonly ConcurrentDictionary<MethodBase, IReadOnlyList<Need>> Helpers = new();

    public static IReadOnlySet<Need> Of(ITestCase test) =>
        test.TestMethod is { Method: IReflectionMethodInfo { MethodInfo: var method }, TestClass.Class: IReflectionTypeInfo { Type: var type } }
            ? Of(type, method)
            : throw new InvalidOperationException($"{test.DisplayName} is not a compiled method.");

    public static IReadOnlySet<Need> Of(Type testClass, MethodInfo test) => Known.GetOrAdd((testClass, test), of =>
    {
        var reached = Reach.Of(Made(of.Class).SelectMany(made => made.GetConstructors()).Append<MethodBase>(of.Test));
        return reached.SelectMany(method => Helpers.GetOrAdd(method, Said)).ToHashSet();
    });

    /// <summary>The test class, and what xunit makes for it and shares between its tests.</summary>
    private static IEnumerable<Type> Made(Type testClass)
    {
        var collection = NameIn<CollectionAttribute>(testClass);
        var definitions = testClass.Assembly.GetTypes().Where(type => collection is not null && NameIn<CollectionDefinitionAttribute>(type) == collection);
        return definitions.Append(testClass).SelectMany(type => type.GetInterfaces()).Where(IsFixture).Select(type => type.GetGenericArguments()[0])
            .Append(testClass);
    }

    /// <summary>The attributes keep the name to themselves.</summary>
    private static string? NameIn<T>(Type type) =>
        type.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType == typeof(T))?.ConstructorArguments.FirstOrDefault().Value as string;

    private static bool IsFixture(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IClassFixture<>) || type.GetGenericTypeDefinition() == typeof(ICollectionFixture<>));

    /// <summary>By the helper itself, and by the types it stands in.</summary>
    private static IReadOnlyList<Need> Said(MethodBase method)
    {
        var said = method.GetCustomAttributes<NeedsAttribute>().ToList();
        for (var type = method.DeclaringType; type is not null; type = type.DeclaringType)
        {
            said.AddRange(type.GetCustomAttributes<NeedsAttribute>());
        }

        return [.. said.Select(each => each.Need)];
    }
}
