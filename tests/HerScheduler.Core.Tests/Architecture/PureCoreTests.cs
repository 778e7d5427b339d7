using System.Text.RegularExpressions;
using System.Xml.Linq;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Architecture;

/// <summary>The core decides and touches nothing (docs/decisions/0001-pure-core.md).</summary>
public sealed class PureCoreTests
{
    private static readonly Regex OutsideWorld =
        new(@"\b(File|Directory|Random|TimeProvider|Stopwatch)\.[A-Z]|\bGuid\.NewGuid\b|\bnew Random\b",
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    [Fact]
    public void The_core_references_no_package_and_no_project()
    {
        var project = XDocument.Load(Repository.PathOf("src/HerScheduler.Core/HerScheduler.Core.csproj"));

        project.Descendants().Select(element => element.Name.LocalName)
            .ShouldNotContain(name => name == "PackageReference" || name == "ProjectReference" || name == "Reference");
    }

    [Fact]
    public void The_core_uses_no_file_network_database_or_random_number()
    {
        string[] banned =
        [
            "System.IO.FileSystem", "System.Net", "System.Data", "System.Console", "System.Diagnostics.Process", "Microsoft.",
        ];
        var used = typeof(SafetyReview).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        used.Where(name => banned.Any(start => name.StartsWith(start, StringComparison.Ordinal))).ShouldBeEmpty();
        Repository.SourcesUnder("src/HerScheduler.Core").Where(source => OutsideWorld.IsMatch(source)).ShouldBeEmpty();
    }
}
