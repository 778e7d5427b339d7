using System.Net;
using System.Net.Sockets;

namespace HerScheduler.Tests.Given;

/// <summary>A port that refuses every connection, and that nobody else can come to listen on meanwhile.</summary>
internal sealed class DeadPort : IDisposable
{
    private readonly Socket _silent = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public DeadPort() => _silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)_silent.LocalEndPoint!).Port;

    public void Dispose() => _silent.Dispose();
}
