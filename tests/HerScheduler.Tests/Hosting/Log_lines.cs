using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Hosting;

public sealed class Log_lines
{
    [Theory]
    [InlineData("Text")]
    [InlineData("Json")]
    public async Task Carry_the_trace_they_belong_to_and_no_patient(string format)
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        var settings = new Dictionary<string, string?>(database.Settings)
        {
            ["HerScheduler:Database:UpgradeOnStart"] = "true",
            ["HerScheduler:Logs:Format"] = format,
            ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Information",
        };
        await using var service = await ServiceProcess.Serve(folder.Path, settings);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/plans") { Content = new StringContent(Documents.Tchp().ToJsonString()) };
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Content.Headers.ContentType = new("application/json");
        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await service.Terminate(TimeSpan.FromMinutes(1))).ShouldBe(0);

        var lines = (await service.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain(line => line.Contains("0af7651916cd43dd8448eb211c80319c", StringComparison.Ordinal));
        lines.ShouldAllBe(line => !line.Contains("Ada", StringComparison.Ordinal) && !line.Contains("MRN-", StringComparison.Ordinal));
        if (format == "Json")
        {
            lines.Select(line => JsonNode.Parse(line)!).ShouldContain(line => (string?)line["@tr"] == "0af7651916cd43dd8448eb211c80319c");
        }
    }
}
