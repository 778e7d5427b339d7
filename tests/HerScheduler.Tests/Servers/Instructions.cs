using System.Reflection;
using Mono.Cecil;

namespace HerScheduler.Tests.Servers;

/// <summary>The compiled code of the tests.</summary>
internal static class Instructions
{
    private static readonly Module Tests = typeof(Instructions).Module;
    private static readonly ModuleDefinition Compiled = ModuleDefinition.ReadModule(Tests.Assembly.Location);

    /// <summary>The methods and fields of the tests that a method of the tests names.</summary>
    public static IReadOnlyList<MemberInfo> NamedBy(MethodBase method)
    {
        // Reading is done as far as it is needed, and not by two at a time.
        lock (Compiled)
        {
            var code = (MethodDefinition)Compiled.LookupToken(method.MetadataToken);
            var named = code.HasBody ? code.Body.Instructions.Select(instruction => instruction.Operand).OfType<MemberReference>() : [];
            return [.. named.Where(IsHere).Select(member => Tests.ResolveMember(member.Resolve().MetadataToken.ToInt32())!)];
        }
    }

    private static bool IsHere(MemberReference member) => member is not TypeReference && member.DeclaringType.GetElementType().Scope == Compiled;
}
