using System.Net.Sockets;
using HerScheduler.Tests.Given;
using Npgsql;

namespace HerScheduler.Tests.Deployment;

/// <summary>Whoever stops a run of the tests is left with no server of it.</summary>
[Trait("Database", "any")]
public sealed class A_stopped_script
{
    [Fact]
    public async Task Ends_the_servers_it_has_started()
    {
        await using var script = await ServersScript.Start("postgresql", "rabbitmq");
        int[] ports = [new NpgsqlConnectionStringBuilder(script["HERSCHEDULER_TEST_POSTGRESQL"]).Port, new Uri(script["HERSCHEDULER_TEST_RABBITMQ"]).Port];
        ports.ShouldAllBe(port => Listens(port));

        await script.Terminate();

        ports.ShouldAllBe(port => !Listens(port));
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
