using System.Reflection;
using System.Reflection.Emit;

namespace HerScheduler.Tests.Servers;

/// <summary>Reads compiled code.</summary>
internal static class Instructions
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The methods and fields that a method's code names.</summary>
    public static IEnumerable<MemberInfo> NamedBy(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == TwoBytes ? (short)((TwoBytes << 8) | il[at + 1]) : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField)
            {
                yield return method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod)!;
            }

            at += SizeOfOperand(code, il, at);
        }
    }

    private static int SizeOfOperand(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
