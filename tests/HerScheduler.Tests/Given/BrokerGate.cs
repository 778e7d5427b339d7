using System.Net;
using System.Net.Sockets;

namespace HerScheduler.Tests.Given;

/// <summary>A way to the broker that a test can cut: it passes bytes on in both directions until it hangs up, and takes new connections all the time.</summary>
public sealed class BrokerGate : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly List<TcpClient> _open = [];
    private readonly Task _accepting;

    private readonly Func<Stream, Stream, Task> _toBroker;

    /// <param name="toBroker">Passes on what the client says (client, broker), until it returns; default: all of it.</param>
    public BrokerGate(Func<Stream, Stream, Task>? toBroker = null)
    {
        _toBroker = toBroker ?? ((client, broker) => client.CopyToAsync(broker));
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>The broker's address through the gate.</summary>
    public Uri Address => new UriBuilder(Broker.Address) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    /// <summary>Cuts every connection there is.</summary>
    public void HangUp()
    {
        lock (_open)
        {
            _open.ForEach(client => client.Close());
            _open.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        HangUp();
        _listener.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                var broker = new TcpClient();
                await broker.ConnectAsync(Broker.Address.Host, Broker.Address.Port, _closing.Token);
                lock (_open)
                {
                    _open.AddRange([client, broker]);
                }

                _ = Pass(client, broker, _toBroker);
                _ = Pass(broker, client, (from, to) => from.CopyToAsync(to));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private static async Task Pass(TcpClient from, TcpClient to, Func<Stream, Stream, Task> pass)
    {
        try
        {
            await pass(from.GetStream(), to.GetStream());
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side hung up; so does the other.
        }

        from.Close();
        to.Close();
    }
}
