using HerScheduler.Settings;

namespace HerScheduler.Data;

/// <summary>A folder that the service will write to, tried at the start: a volume that belongs to root is noticed then and not by the first patient.</summary>
internal static class WritableFolder
{
    /// <param name="folder">Is made when it is not there.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <exception cref="OperatorErrorException">It cannot be written to.</exception>
    public static void Require(string folder, string setting)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var trial = Path.Combine(folder, $".writable-{Guid.NewGuid():N}");
            File.Create(trial, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OperatorErrorException(
                $"The folder '{folder}' cannot be written to by the user '{Environment.UserName}', as whom the service runs ({refused.Message}). "
                + "Give it to that user "
                + $"(chown; a container's volume belongs to whoever it was made for), or name another in HerScheduler:{setting}.",
                refused);
        }
    }
}
