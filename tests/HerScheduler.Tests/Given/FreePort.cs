using System.Net;
using System.Net.Sockets;

namespace HerScheduler.Tests.Given;

/// <summary>
/// A port on which nothing listens at this moment, for a process that has to be told one. Never one that the kernel gives to whoever connects or asks for any
/// (from 32768 on), nor one of the test run's own servers (below 29000): nobody takes it meanwhile.
/// </summary>
internal static class FreePort
{
    private const int First = 29_000;
    private const int Count = 3_700;

    private static int _last = Random.Shared.Next(Count);

    public static int Find()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _last) % Count);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one, then.
            }
        }
    }
}
