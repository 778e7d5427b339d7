using HerScheduler.Data;
using HerScheduler.Data.SqlServer;
using HerScheduler.Settings;
using HerScheduler.Tests.Data.TransactSql;

namespace HerScheduler.Tests.Hosting;

/// <summary>What would go wrong later, and with less of a reason, is refused at the start.</summary>
[Trait("Database", "any")]
public sealed class Connection_strings_of_SQL_Server
{
    [Theory]
    [InlineData("Server=sql1;User ID=a;Password=secret", "ConnectionString names no Database")]
    [InlineData("Server=sql1;Database=;User ID=a;Password=secret", "ConnectionString names no Database")]
    [InlineData("Server=sql1;Database=herscheduler;User ID=a;Password=secret;Encrypt=False", "says Encrypt=False")]
    [InlineData("Server=sql1;Database=herscheduler;User ID=a;Password=secret;Encrypt=Optional", "says Encrypt=False")]
    [InlineData("Server=sql1;Colour=pink", "cannot be read as one of SqlServer")]
    public void Are_refused(string connection, string says)
    {
        var fault = Faults(connection).ShouldHaveSingleItem();

        fault.ShouldContain(says);
        fault.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("Server=sql1;Database=herscheduler;User ID=a;Password=secret")]
    [InlineData("Server=sql1;Initial Catalog=herscheduler;Integrated Security=true;TrustServerCertificate=True")]
    [InlineData("Server=sql1;Database=herscheduler;Encrypt=Strict;Integrated Security=true")]
    public void Are_taken(string connection) => Faults(connection).ShouldBeEmpty();

    [Theory]
    [InlineData(0, "There is no database 'herscheduler' on 'sql1'")]
    [InlineData(1, "is there, but this account has no right in it")]
    [InlineData(2, "try again")]
    [InlineData(null, "either there is none")]
    public void That_lead_to_no_database_are_told_from_those_without_a_right(int? found, string says) =>
        MissingDatabase.Words("sql1", "herscheduler", found).ShouldContain(says);

    [Fact]
    public void What_is_asked_for_that_is_understood() => MissingDatabase.Question.ShouldBeTransactSql();

    private static List<string> Faults(string connection) =>
        [.. DatabaseCheck.Faults(new DatabaseSettings { Provider = DatabaseProvider.SqlServer, ConnectionString = connection })];
}
