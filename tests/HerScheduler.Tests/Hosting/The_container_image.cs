using System.Text.RegularExpressions;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Hosting;

/// <summary>deploy/Dockerfile: all but /data may be read-only.</summary>
[Trait("Database", "any")]
public sealed partial class The_container_image
{
    [Fact]
    public void Writes_below_data_whatever_is_written_beside_the_program_elsewhere()
    {
        var image = File.ReadAllText(Repository.File("deploy/Dockerfile"));

        var settings = WrittenTo().Matches(File.ReadAllText(Repository.File("docs/operations.md")))
            .Select(row => row.Groups["setting"].Value.Replace(":", "__", StringComparison.Ordinal)).ToList();

        settings.ShouldContain("Database__File");
        settings.Where(setting => !image.Contains($"HerScheduler__{setting}=/data/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>A setting of the manual whose default is a relative path.</summary>
    [GeneratedRegex(@"^\| `(?<setting>[\w:]+)` \|.*\| `herscheduler-data/[^`]*` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex WrittenTo();
}
