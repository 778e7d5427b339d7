using HerScheduler.Tests.Data.TransactSql;

namespace HerScheduler.Tests.Data;

/// <summary>Each kind of fault, in a text that has it and in one that has not.</summary>
[Trait("Database", "any")]
public sealed class What_the_checks_of_T_SQL_find
{
    [Theory]
    [InlineData("SELECT 1 FRM plans", "Incorrect syntax")]
    [InlineData("SELECT 1 FROM plans p JOIN (SELECT [value] FROM OPENJSON(@p) WITH ([value] nvarchar(64) '$')) j ON j.[value] = p.Id",
        "compares the database's own with Latin1")]
    [InlineData("SELECT 1 FROM plans WHERE Id IN (SELECT [value] FROM OPENJSON(@p) WITH ([value] nvarchar(64) '$'))", "compares")]
    [InlineData("SELECT 1 FROM plans p WHERE EXISTS (SELECT 1 FROM OPENJSON(@p) j WHERE j.[value] = p.Id)", "compares")]
    [InlineData("DECLARE @t TABLE (Id nvarchar(64)); SELECT 1 FROM plans p JOIN @t t ON t.Id = p.Id", "compares")]
    [InlineData("WITH c AS (SELECT [key] AS K FROM OPENJSON(@p)) SELECT 1 FROM plans p JOIN c ON c.K = coalesce(p.Id, N'')", "compares")]
    [InlineData("SELECT 1 FROM plans p JOIN QUARTZ_TRIGGERS t ON t.TRIGGER_NAME = p.Id", "compares")]
    [InlineData("SELECT 1 FROM plans WHERE Id COLLATE Latin1_General_BIN2 = Site COLLATE Latin1_General_100_BIN2", "compares")]
    [InlineData("SELECT 1 FROM plans WITH (NOLOCK, UPDLOCK)", "locks and none")]
    [InlineData("SELECT 1 FROM plans WITH (ROWLOCK, TABLOCK)", "two sizes")]
    [InlineData("SELECT 1 FROM plans WITH (READCOMMITTED, SERIALIZABLE)", "two isolation levels")]
    [InlineData("SELECT 1 FROM outbox WITH (READPAST, UPDLOCK, INDEX (IX_outbox_unsent))", "READPAST needs READCOMMITTEDLOCK")]
    [InlineData("SELECT 1 FROM outbox WITH (READPAST, READCOMMITTEDLOCK)", "not forced to its index")]
    [InlineData("UPDATE o SET SentAt = @now FROM @t c JOIN outbox o WITH (FORCESEEK (PK_outbox (Id))) ON o.Id = c.Id",
        "FORCESEEK with an index on what is changed")]
    [InlineData("DELETE FROM log_entries OUTPUT deleted.Hash WHERE Number = 1", "OUTPUT of log_entries")]
    [InlineData("UPDATE e SET Hash = N'' OUTPUT inserted.Hash FROM log_entries e JOIN plans p ON p.Id = e.PlanId", "OUTPUT of log_entries")]
    [InlineData("EXEC(N'SELECT 1 FROM plans WITH (NOLOCK, UPDLOCK)')", "locks and none")]
    public void Is_named(string text, string fault) => string.Join("; ", Checked.Faults(text)).ShouldContain(fault);

    [Theory]
    [InlineData("SELECT 1 FROM plans p JOIN plan_events e ON e.PlanId = p.Id AND e.Status = p.Status AND p.Id LIKE @p")]
    [InlineData("SELECT 1 FROM plans WHERE Id IN (SELECT [value] COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@p) WITH ([value] nvarchar(64) '$'))")]
    [InlineData("SELECT 1 FROM outbox WHERE Id IN (SELECT [value] FROM OPENJSON(@p) WITH ([value] bigint '$'))")]
    [InlineData("DECLARE @t TABLE (Id bigint); DELETE FROM outbox OUTPUT deleted.Id INTO @t (Id) WHERE Id = 1")]
    [InlineData("DELETE FROM outbox OUTPUT deleted.Id WHERE Id = 1")]
    public void Is_nothing_where_nothing_is(string text) => Checked.Faults(text).ShouldBeEmpty();
}
