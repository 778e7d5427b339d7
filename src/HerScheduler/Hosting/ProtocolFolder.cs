using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Hosting;

/// <summary>An installation's own protocols and LVEF policies: every *.json of a folder, each refused whole when anything is wrong with it.</summary>
internal static class ProtocolFolder
{
    public static PlanLibrary Load(string? folder, List<string> faults)
    {
        var library = PlanLibrary.BuiltIn;
        if (folder is null)
        {
            return library;
        }

        if (!Directory.Exists(folder))
        {
            faults.Add($"HerScheduler:ProtocolsFolder: the folder '{folder}' does not exist.");
            return library;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            library = library.With(File.ReadAllBytes(file)).Match(
                extended => extended,
                refused => KeepWithout(library, file, refused, faults));
        }

        return library;
    }

    private static PlanLibrary KeepWithout(PlanLibrary library, string file, IReadOnlyList<Fault> refused, List<string> faults)
    {
        faults.AddRange(refused.Select(fault => $"File {file}: {fault}"));
        return library;
    }
}
