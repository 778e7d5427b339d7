using System.Collections.Concurrent;

namespace HerScheduler.Tests.Servers;

/// <summary>Starts servers in Docker, all of them or none, and removes them.</summary>
internal static class Containers
{
    /// <summary>An image that is not there yet is pulled first.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <exception cref="InvalidOperationException">One did not start: names its image and says what to do. The others have been removed.</exception>
    public static async Task<IReadOnlyList<ServerContainer>> Start(IReadOnlyList<ServerKind> kinds)
    {
        var (begun, failures) = (new ConcurrentQueue<ServerContainer>(), new ConcurrentQueue<InvalidOperationException>());
        using var enough = new CancellationTokenSource(Longest);
        await Task.WhenAll(kinds.Select(StartOne));
        if (failures.TryPeek(out var first))
        {
            await Remove(begun);
            throw first;
        }

        return [.. begun];

        async Task StartOne(ServerKind kind)
        {
            try
            {
                var (container, address) = kind.Make(kind.Image);
                begun.Enqueue(new ServerContainer(kind, container, address));
                await container.StartAsync(enough.Token);
            }
            catch (Exception failure)
            {
                // The first to fail is the reason; the others are no longer waited for.
                failures.Enqueue(NotStarted(kind, failure));
                await enough.CancelAsync();
            }
        }
    }

    public static async Task Remove(IEnumerable<ServerContainer> servers) =>
        await Task.WhenAll(servers.Select(server => server.Container.DisposeAsync().AsTask()));

    private static InvalidOperationException NotStarted(ServerKind kind, Exception failure) => new(
        $"The container of the image '{kind.Image}' did not start: {failure.Message} Look whether Docker runs (docker info) and has the image "
        + $"(docker pull {kind.Image}), name another image in {kind.ImageVariable}, or leave HERSCHEDULER_TEST_CONTAINERS away and let tests/run.sh "
        + "start servers of this machine.",
        failure);
}
