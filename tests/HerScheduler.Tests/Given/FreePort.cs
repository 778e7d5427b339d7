using System.Net;
using System.Net.Sockets;

namespace HerScheduler.Tests.Given;

/// <summary>A port on which nothing listens at this moment, for a process that has to be told one.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
