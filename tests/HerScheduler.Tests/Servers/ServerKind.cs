using DotNet.Testcontainers.Containers;
using Testcontainers.MsSql;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace HerScheduler.Tests.Servers;

/// <summary>A kind of server that can come in a container.</summary>
/// <param name="Variable">By which the tests learn where it is.</param>
/// <param name="Image">What is run.</param>
/// <param name="ImageVariable">By which another image can be named.</param>
/// <param name="Make">The container, not yet started, and how to reach what is in it once it is.</param>
internal sealed record ServerKind(string Variable, string Image, string ImageVariable, Func<string, (IContainer Container, Func<string> Address)> Make)
{
    public static ServerKind RabbitMq { get; } = Of("HERSCHEDULER_TEST_RABBITMQ", "rabbitmq:4", image =>
    {
        var container = new RabbitMqBuilder(image).WithUsername("guest").WithPassword("guest").Build();
        return (container, container.GetConnectionString);
    });

    /// <summary>The tests run side by side, each with a pool of connections to a database of its own.</summary>
    public static ServerKind PostgreSql { get; } = Of("HERSCHEDULER_TEST_POSTGRESQL", "postgres:17", image =>
    {
        var container = new PostgreSqlBuilder(image).WithPassword(NewPassword()).WithCommand("-c", "max_connections=300").Build();
        return (container, container.GetConnectionString);
    });

    public static ServerKind SqlServer { get; } = Of("HERSCHEDULER_TEST_SQLSERVER", "mcr.microsoft.com/mssql/server:2022-latest", image =>
    {
        var container = new MsSqlBuilder(image).WithPassword(NewPassword()).Build();
        return (container, container.GetConnectionString);
    });

    /// <summary>One that stands in no ordinary word: the logs are searched for it. With each kind of sign that a server asks for.</summary>
    private static string NewPassword() => $"Aa1-{Guid.NewGuid():N}";

    /// <summary>The default image, unless VARIABLE_IMAGE names another.</summary>
    private static ServerKind Of(string variable, string image, Func<string, (IContainer Container, Func<string> Address)> make)
    {
        var imageVariable = $"{variable}_IMAGE";
        return new(variable, Environment.GetEnvironmentVariable(imageVariable) is { Length: > 0 } named ? named : image, imageVariable, make);
    }
}

/// <summary>A server in its container.</summary>
internal sealed record ServerContainer(ServerKind Kind, IContainer Container, Func<string> Address);
