using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HerScheduler.Tests.Architecture;

/// <summary>One type as it was compiled, and the folders its code uses.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Its folder below the project's, as its namespace says it: <c>Facts.Inbound</c>.</param>
/// <param name="UsedFolders">The folders of every type that its base, members and method bodies name.</param>
internal sealed record CompiledType(string Name, string Folder, IReadOnlySet<string> UsedFolders)
{
    /// <summary>What stands in no folder.</summary>
    public const string Roof = "Program.cs";
}

/// <summary>Reads an assembly: what is written in a method counts, not only what a signature says.</summary>
internal static class CompiledTypes
{
    public static IReadOnlyList<CompiledType> Of(Type anyOfThem)
    {
        var root = anyOfThem.Assembly.GetName().Name == "herscheduler" ? "HerScheduler" : anyOfThem.Assembly.GetName().Name!;
        using var module = ModuleDefinition.ReadModule(anyOfThem.Assembly.Location);
        return [.. module.Types.Where(type => IsHandWritten(type, root)).Select(type => Read(type, root))];
    }

    private static bool IsHandWritten(TypeDefinition type, string root) =>
        (type.Namespace == root || type.Namespace.StartsWith(root + ".", StringComparison.Ordinal)) && !type.Name.StartsWith('<');

    private static CompiledType Read(TypeDefinition type, string root)
    {
        var folders = Named(type).SelectMany(Parts).Where(named => named.Scope == type.Module || named.Scope is ModuleDefinition)
            .Select(named => FolderOf(Outermost(named), root)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new CompiledType(type.FullName, FolderOf(type, root)!, folders);
    }

    private static string? FolderOf(TypeReference type, string root) =>
        type.Namespace == root ? CompiledType.Roof
            : type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? type.Namespace[(root.Length + 1)..]
            : null;

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference> Named(TypeDefinition type)
    {
        IEnumerable<TypeReference?> direct =
        [
            type.BaseType,
            .. type.Interfaces.Select(each => each.InterfaceType),
            .. type.CustomAttributes.Select(each => each.AttributeType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Fields.Concat<ICustomAttributeProvider>(type.Properties).Concat(type.Methods).SelectMany(member => member.CustomAttributes)
                .Select(each => each.AttributeType),
            .. type.Methods.SelectMany(Named),
        ];
        return direct.OfType<TypeReference>().Concat(type.NestedTypes.SelectMany(Named));
    }

    private static IEnumerable<TypeReference?> Named(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(Named) : [],
    ];

    private static IEnumerable<TypeReference?> Named(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod generic => [generic.DeclaringType, generic.ReturnType, .. generic.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    /// <summary>The type, and the types it is made of: elements, arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification made => Parts(made.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
