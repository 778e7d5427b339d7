using System.Text;
using HerScheduler.Data;
using HerScheduler.Settings;

namespace HerScheduler.Retention;

/// <summary>The files of archived plans. A file is there whole, and on the disk, or not at all.</summary>
internal sealed class ArchiveFolder(SchedulerSettings settings)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The folder, as the settings of this process say.</summary>
    public string Root => Path.GetFullPath(settings.Retention.ArchiveFolder);

    /// <summary>When it returns, the file survives a power failure. Another one of the same name is replaced.</summary>
    /// <exception cref="IOException">The disk is full, say; nothing has changed then.</exception>
    public async Task Write(ArchivedPlan plan, CancellationToken cancel)
    {
        var path = Path.Combine(Root, plan.FileName);
        var folder = Path.GetDirectoryName(path)!;
        CreateFolder(folder);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        await using (var file = new FileStream(part, Options()))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(plan.Text() + "\n"), cancel);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
        DiskFolder.Flush(folder);
    }

    /// <summary>Deletes what the archive has of a plan.</summary>
    /// <returns>How many files that were.</returns>
    public int Remove(string planId)
    {
        if (!Directory.Exists(Root))
        {
            return 0;
        }

        var files = Directory.EnumerateFiles(Root, $"{planId}.*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file).StartsWith($"{planId}.", StringComparison.Ordinal))
            .ToList();
        foreach (var file in files)
        {
            File.Delete(file);
        }

        return files.Count;
    }

    private void CreateFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DiskFolder.Flush(Root);
            DiskFolder.Flush(Path.GetDirectoryName(Root)!);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
