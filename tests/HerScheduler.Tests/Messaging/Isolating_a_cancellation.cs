using System.Net;
using System.Net.Sockets;
using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;

namespace HerScheduler.Tests.Messaging;

/// <summary>A stop must not fail because a library's connecting fails at being stopped.</summary>
[Trait("Database", "any")]
public sealed class Isolating_a_cancellation
{
    [Fact]
    public async Task What_a_callback_throws_does_not_reach_whoever_cancels()
    {
        using var stop = new CancellationTokenSource();
        var isCalled = false;
        var work = IsolatedCancellation.Run<int>(
            async token =>
            {
                var endless = Task.Delay(Timeout.Infinite, token);
                token.Register(() =>
                {
                    isCalled = true;
                    throw new ObjectDisposedException("the pipe");
                });
                await endless;
                return 0;
            },
            stop.Token);

        Should.NotThrow(stop.Cancel);

        (await Should.ThrowAsync<OperationCanceledException>(work)).CancellationToken.ShouldBe(stop.Token);
        isCalled.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_done_in_spite_of_it_counts()
    {
        using var stop = new CancellationTokenSource();
        var done = new TaskCompletionSource<int>();
        var work = IsolatedCancellation.Run(_ => done.Task, stop.Token);

        await stop.CancelAsync();
        done.SetResult(7);

        (await work).ShouldBe(7);
    }

    [Fact]
    public async Task What_is_cancelled_before_it_begins_ends_at_once() =>
        await Should.ThrowAsync<OperationCanceledException>(IsolatedCancellation.Run<int>(
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            },
            new CancellationToken(canceled: true)));

    [Fact]
    public async Task Nobody_elses_cancellation_is_taken_for_ours()
    {
        var failure = await Should.ThrowAsync<OperationCanceledException>(
            IsolatedCancellation.Run(_ => Task.FromCanceled<int>(new CancellationToken(canceled: true)), CancellationToken.None));

        failure.ShouldBeOfType<TaskCanceledException>();
    }

    [Fact]
    public async Task Connecting_to_a_broker_that_says_nothing_ends_with_the_stop()
    {
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start();
        var connections = new BrokerConnections(new RabbitMqSettings { Host = "127.0.0.1", Port = ((IPEndPoint)door.LocalEndpoint).Port });
        using var stop = new CancellationTokenSource();

        var connecting = connections.Connect("stopped", stop.Token);
        using var caller = await door.AcceptTcpClientAsync();
        Should.NotThrow(stop.Cancel);

        (await Should.ThrowAsync<OperationCanceledException>(connecting)).CancellationToken.ShouldBe(stop.Token);
    }
}
