using System.Net;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Observability;

public sealed class Requests_that_fail
{
    private const string Measured = "http.server.request.duration";

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/health/live")]
    public async Task Are_not_questions_after_health_which_may_be_answered_with_no(string question)
    {
        await using var service = await ServiceFixture.Run();
        using var meter = new MeterReading(service.Services);

        await service.Http.GetAsync(question);
        meter.HasMoved(Measured).ShouldBeFalse();

        (await service.Http.GetAsync("/api/v1/plans/nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Eventually.Is(() => meter.HasMoved(Measured), "an answer is measured once it has left");
    }
}
