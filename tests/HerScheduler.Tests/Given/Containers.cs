using System.Runtime.CompilerServices;
using Testcontainers.MsSql;
using Testcontainers.RabbitMq;

namespace HerScheduler.Tests.Given;

/// <summary>
/// SQL Server and RabbitMQ in Docker, for a machine that has Docker and nothing else: with HERSCHEDULER_TEST_CONTAINERS=1 they are started before the first
/// test, and the whole suite runs on SQL Server. Testcontainers removes them when the test process has ended.
/// </summary>
internal static class Containers
{
    private const string SqlServerImage = "mcr.microsoft.com/mssql/server:2022-latest";
    private const string RabbitMqImage = "rabbitmq:3.13";

    private static MsSqlContainer? s_sqlServer;
    private static RabbitMqContainer? s_rabbitMq;

#pragma warning disable CA2255 // Before any test reads where its servers are: that is what a module initializer is for.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void StartWhenAsked()
    {
        if (Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_CONTAINERS") == "1")
        {
            Task.Run(Start).GetAwaiter().GetResult();
        }
    }

    private static async Task Start()
    {
        s_sqlServer = new MsSqlBuilder(SqlServerImage).Build();
        s_rabbitMq = new RabbitMqBuilder(RabbitMqImage).WithUsername("guest").WithPassword("guest").Build();
        await Task.WhenAll(s_sqlServer.StartAsync(), s_rabbitMq.StartAsync());
        Environment.SetEnvironmentVariable("HERSCHEDULER_TEST_DATABASE", "SqlServer");
        Environment.SetEnvironmentVariable("HERSCHEDULER_TEST_SQLSERVER", s_sqlServer.GetConnectionString());
        Environment.SetEnvironmentVariable("HERSCHEDULER_TEST_RABBITMQ", s_rabbitMq.GetConnectionString());
    }
}
