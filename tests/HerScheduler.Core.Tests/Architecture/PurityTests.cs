using System.Runtime.CompilerServices;
using System.Xml.Linq;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Architecture;

/// <summary>The core depends on nothing but the platform, and never on its clock, files or network.</summary>
public sealed class PurityTests
{
    private static readonly string[] WorldlyAssemblies =
        ["System.Net", "System.IO.FileSystem", "System.IO.Pipes", "System.Data", "System.Diagnostics.Process", "System.Console", "System.Security.Cryptography.Random"];

    [Fact]
    public void The_project_of_the_core_references_no_package_and_no_project()
    {
        var project = XDocument.Load(Path.Combine(Root(), "src", "HerScheduler.Core", "HerScheduler.Core.csproj"));
        project.Descendants().Select(element => element.Name.LocalName).Where(name => name.EndsWith("Reference", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_assembly_of_the_core_references_only_the_platform() =>
        References().ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void The_assembly_of_the_core_references_nothing_that_reaches_the_world() =>
        References().Where(name => WorldlyAssemblies.Any(worldly => name.StartsWith(worldly, StringComparison.Ordinal))).ShouldBeEmpty();

    private static IEnumerable<string> References() => typeof(TreatmentPlan).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
