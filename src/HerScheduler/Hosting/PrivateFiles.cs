using System.Runtime.InteropServices;

namespace HerScheduler.Hosting;

/// <summary>What this process writes holds patients' data: files are for their owner alone (600), folders too (700), whatever the shell's umask is.</summary>
internal static class PrivateFiles
{
    /// <summary>Octal 077: nothing for the group and nothing for others.</summary>
    private const int OwnerOnly = 0x3F;

    /// <summary>For all files of this process. On Windows folders inherit who may read them.</summary>
    public static void Require()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(OwnerOnly);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Umask(int mask);
}
