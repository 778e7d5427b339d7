using System.Diagnostics;
using System.Globalization;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>A disk of its own, in memory, that a test fills, frees, and mounts read-only. Mounting needs root.</summary>
[Needs(Need.Machine)]
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    private string Ballast => _folder.File("ballast");

    public static async Task<SmallDisk> Mount(int mebibytes)
    {
        var disk = new SmallDisk();
        await Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m"), "tmpfs", disk.Path);
        return disk;
    }

    public string File(string name) => _folder.File(name);

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using var ballast = System.IO.File.Create(Ballast, bufferSize: 0);
        var chunk = new byte[1024 * 1024];
        try
        {
            while (true)
            {
                ballast.Write(chunk);
            }
        }
        catch (IOException)
        {
            // Full, which is what was wanted.
        }
    }

    public void Free() => System.IO.File.Delete(Ballast);

    /// <summary>Only while no file on it is open for writing.</summary>
    public Task MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    public Task MakeWritable() => Run("mount", "-o", "remount,rw", Path);

    /// <summary>For a server that runs as another user.</summary>
    public Task GiveTo(string user) => Run("chown", user, Path);

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await Run("umount", "--lazy", Path);
        _folder.Dispose();
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {errors}");
    }
}
