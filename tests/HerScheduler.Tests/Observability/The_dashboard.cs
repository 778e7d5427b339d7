using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Observability;

public sealed class The_dashboard
{
    [Fact]
    public void Shows_as_present_only_what_is_and_says_so_when_nobody_reports()
    {
        var now = JsonNode.Parse(File.ReadAllText(Repository.File(Watched.Dashboard)))!["panels"]!.AsArray()
            .Where(panel => panel!["type"]!.GetValue<string>() == "stat").ToList();

        now.Count.ShouldBeGreaterThan(4);
        now.ShouldAllBe(panel => panel!["fieldConfig"]!["defaults"]!["noValue"]!.GetValue<string>().Length > 0);
        now.SelectMany(panel => panel!["targets"]!.AsArray()).ShouldAllBe(target => target!["instant"]!.GetValue<bool>() && !target["range"]!.GetValue<bool>());
    }
}
