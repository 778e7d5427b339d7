using HerScheduler.Settings;

namespace HerScheduler.Import;

/// <summary>The files that are imported, in the order in which they are read.</summary>
/// <param name="Files">Their names as given; <see cref="StandardInput"/> is no file.</param>
/// <param name="Bytes">How long they are together; null when standard input is among them.</param>
public sealed record ImportSources(IReadOnlyList<string> Files, long? Bytes)
{
    public const string StandardInput = "-";

    /// <summary>What is taken out of a folder, and of the folders in it.</summary>
    private static readonly string[] Endings = [".json", ".ndjson", ".jsonl"];

    /// <summary>Every named file, and of every named folder the plan documents, by name. A file that is named twice is read once.</summary>
    /// <exception cref="OperatorErrorException">One of them is not there, cannot be read, or holds nothing; nothing has been read then.</exception>
    public static ImportSources Of(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        List<string> files = [];
        List<string> faults = [];
        foreach (var name in names)
        {
            files.AddRange(FilesOf(name, faults));
        }

        var once = files.DistinctBy(file => file == StandardInput ? file : Path.GetFullPath(file), StringComparer.Ordinal).ToList();
        var lengths = once.Select(file => Length(file, faults)).ToList();
        return faults.Count == 0
            ? new ImportSources(once, once.Contains(StandardInput, StringComparer.Ordinal) ? null : lengths.Sum())
            : throw new OperatorErrorException(faults);
    }

    private static List<string> FilesOf(string name, List<string> faults)
    {
        if (name == StandardInput || File.Exists(name))
        {
            return [name];
        }

        if (!Directory.Exists(name))
        {
            faults.Add($"'{name}': no such file or folder.");
            return [];
        }

        var found = Directory.EnumerateFiles(name, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && !IsPassedOver(Path.GetRelativePath(name, file)))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (found.Count == 0)
        {
            faults.Add($"'{name}': the folder has no file that ends with {string.Join(", ", Endings)}.");
        }

        return found;
    }

    /// <summary>Hidden files and folders, and what editors leave beside a file: <c>._plan.json</c>, <c>~plan.json</c>, <c>plan.json~</c>.</summary>
    private static bool IsPassedOver(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part[0] is '.' or '~' || part[^1] == '~');

    private static long Length(string file, List<string> faults)
    {
        if (file == StandardInput)
        {
            return 0;
        }

        try
        {
            using var opened = File.OpenRead(file);
            return opened.Length;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add($"'{file}' cannot be read: {unreadable.Message}");
            return 0;
        }
    }
}
