using HerScheduler.Tests.Given;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Deployment;

/// <summary>HERSCHEDULER_TEST_CONTAINERS=1 starts all that the chosen tests need, or nothing.</summary>
public sealed class Servers_in_containers
{
    /// <summary>No registry answers there, on any machine.</summary>
    private const string NoImage = "localhost:1/herscheduler-no-such-image";

    [Fact]
    public async Task Leave_nothing_behind_when_one_does_not_start_which_is_named()
    {
        var before = await Running();

        var failure = await Should.ThrowAsync<InvalidOperationException>(
            () => Containers.Start([ServerKind.RabbitMq, ServerKind.PostgreSql with { Image = NoImage }]));

        failure.Message.ShouldContain($"'{NoImage}' did not start");
        failure.Message.ShouldContain("HERSCHEDULER_TEST_POSTGRESQL_IMAGE");
        (await Running()).ShouldBe(before, ignoreOrder: true);
    }

    private static async Task<IReadOnlyList<string>> Running() =>
        (await DockerCli.Run("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=org.testcontainers=true"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
