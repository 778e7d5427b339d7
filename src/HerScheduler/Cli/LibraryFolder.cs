using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Cli;

/// <summary>The built-in library with the installation's own protocol files (<c>*.json</c>, in the order of their names).</summary>
internal static class LibraryFolder
{
    /// <param name="folder">Null: only the built-in protocols.</param>
    /// <param name="terminal">For reading files.</param>
    public static ReadResult<ProtocolLibrary> Read(string? folder, Terminal terminal)
    {
        if (folder is null)
        {
            return ReadResult<ProtocolLibrary>.Valid(ProtocolLibrary.BuiltIn);
        }

        if (!Directory.Exists(folder))
        {
            return ReadResult<ProtocolLibrary>.Invalid([new Fault("#/HerScheduler/ProtocolsFolder", $"no such folder: {folder}")]);
        }

        var library = ProtocolLibrary.BuiltIn;
        var faults = new List<Fault>();
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var extended = InputFile.Read(file, terminal).Match(bytes => library.With(bytes), ReadResult<ProtocolLibrary>.Invalid);
            library = extended.Match(with => with, _ => library);
            faults.AddRange(extended.Faults.Select(fault => new Fault("#/HerScheduler/ProtocolsFolder", $"{file}: {fault}")));
        }

        return faults.Count > 0 ? ReadResult<ProtocolLibrary>.Invalid(faults) : ReadResult<ProtocolLibrary>.Valid(library);
    }
}
