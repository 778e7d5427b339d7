namespace HerScheduler.Tests.Servers;

/// <summary>What a test cannot do without, beside .NET.</summary>
public enum Need
{
    /// <summary>The RabbitMQ that the tests share.</summary>
    RabbitMq,

    /// <summary>The database of this run: HERSCHEDULER_TEST_DATABASE says which.</summary>
    Database,

    /// <summary>A PostgreSQL, whatever the database of this run.</summary>
    PostgreSql,

    /// <summary>
    /// Programs and servers of this machine, which tests/run.sh installs: Python, Node, Chromium, Exim, PostgreSQL's clients, a RabbitMQ or a PostgreSQL to be
    /// stopped and started.
    /// </summary>
    Machine,

    /// <summary>A Docker engine.</summary>
    Docker,
}

/// <summary>Who calls this needs that. Stands at the helpers, so that no test has to say it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsAttribute(Need need) : Attribute
{
    public Need Need { get; } = need;
}
