using System.Net;
using System.Net.Sockets;
using HerScheduler.Settings;

namespace HerScheduler.Demo;

/// <summary>Whether the demo can listen where it was told to: asked before anything is filled.</summary>
internal static class FreePorts
{
    /// <exception cref="OperatorErrorException">Something listens there already.</exception>
    public static void Require(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = new Uri(url);
            using var probe = new TcpListener(address.HostNameType == UriHostNameType.IPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, address.Port);
            try
            {
                probe.Start();
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                throw new OperatorErrorException($"Port {address.Port} is taken, perhaps by another demo. Nothing was filled: stop that one, or choose another port with --urls.", taken);
            }
        }
    }
}
