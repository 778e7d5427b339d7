using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace HerScheduler.Tests.Servers;

/// <summary>Which methods of the tests can run when a method does. Rather too many than too few.</summary>
internal static class Reach
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Tests = typeof(Reach).Assembly;
    private static readonly ConcurrentDictionary<MethodBase, IReadOnlyList<MethodBase>> Steps = new();

    public static IReadOnlySet<MethodBase> Of(IEnumerable<MethodBase> first)
    {
        var reached = new HashSet<MethodBase>();
        var toRead = new Stack<MethodBase>(first);
        while (toRead.TryPop(out var method))
        {
            if (reached.Add(method))
            {
                foreach (var next in Steps.GetOrAdd(method, From).Where(next => !reached.Contains(next)))
                {
                    toRead.Push(next);
                }
            }
        }

        return reached;
    }

    private static IReadOnlyList<MethodBase> From(MethodBase method) =>
    [
        .. Instructions.NamedBy(method).SelectMany(Named),
        .. method.IsConstructor ? CalledThroughBases(method.DeclaringType!) : [],
        .. method.GetCustomAttribute<StateMachineAttribute>() is { } machine ? machine.StateMachineType.GetMethods(All) : [],
    ];

    /// <summary>A method itself; with every member of a type, what initialises the type.</summary>
    private static IEnumerable<MethodBase> Named(MemberInfo member) =>
        new[] { member.DeclaringType!.TypeInitializer, member as MethodBase }.OfType<MethodBase>();

    /// <summary>Whoever makes an object may call it by an interface or a base class that the code here does not name.</summary>
    private static IEnumerable<MethodBase> CalledThroughBases(Type made)
    {
        for (var type = made; type is not null && type.Assembly == Tests; type = type.BaseType)
        {
            foreach (var method in Definition(type).GetMethods(All).Where(method => method.IsVirtual))
            {
                yield return method;
            }
        }
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
