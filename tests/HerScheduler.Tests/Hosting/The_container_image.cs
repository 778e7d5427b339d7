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

        var settings = WrittenTo().Matches(File.ReadAllText(Repository.File("docs/configuration.md")))
            .Select(row => row.Groups["variable"].Value).ToList();

        settings.ShouldContain("HERSCHEDULER__DATABASE__FILE");
        settings.Where(setting => !image.Contains($"{setting}=/data/", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    /// <summary>The variable of a setting whose default is a relative path.</summary>
    [GeneratedRegex(@"^\| `\w+` \| `(?<variable>\w+)` \|[^|]*\| `herscheduler-data/[^`]*` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex WrittenTo();
}
