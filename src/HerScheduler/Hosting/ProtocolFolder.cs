using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Hosting;

/// <summary>An installation's own protocols, LVEF policies and tasks: every *.json of a folder, each refused whole when anything is wrong with it.</summary>
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

        // Tasks first, whatever the files are called: a protocol can bring some.
        var files = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => (Name: file, Document: File.ReadAllBytes(file)));
        foreach (var (file, document) in files.OrderBy(each => PlanLibrary.IsTask(each.Document) ? 0 : 1).ToList())
        {
            library = library.With(document).Match(
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
