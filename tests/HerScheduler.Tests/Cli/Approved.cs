namespace HerScheduler.Tests.Cli;

/// <summary>Compares with a file that somebody has read and approved.</summary>
internal static class Approved
{
    /// <summary>Fails when <paramref name="text"/> is not what <c>AREA/Approved/NAME</c> holds, and leaves what was received beside the tests.</summary>
    public static void ShouldBeAsApproved(string text, string name, string area = "Cli")
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, area, "Approved")).FullName;
        var file = Path.Combine(folder, name);
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (text != approved)
        {
            var received = Path.Combine(folder, name + ".received");
            File.WriteAllText(received, text);
            text.ShouldBe(approved, $"read {received}; when it is right, copy it over tests/HerScheduler.Tests/{area}/Approved/{name}");
        }
    }
}
