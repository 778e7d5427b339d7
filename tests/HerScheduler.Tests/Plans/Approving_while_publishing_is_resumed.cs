using System.Data.Common;
using System.Net;
using HerScheduler.Data;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Plans;

public sealed class Approving_while_publishing_is_resumed
{
    [Fact]
    public async Task Waits_and_counts_from_the_new_number()
    {
        var asking = new Asking("pg_advisory_xact_lock", "sp_getapplock");
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(asking));
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        var approval = await service.InDatabase(db => db.InOneTransaction(
            async token =>
            {
                (await Installation.Of(db, token)).FirstSequence += 1000;
                asking.Forget();
                var approval = service.Approve();
                await (db.Dialect.HasOneWriter ? Task.CompletedTask : Task.WhenAny(asking.Asked, approval));
                return approval;
            },
            CancellationToken.None));
        (await approval).Expect(HttpStatusCode.OK);

        (await service.Messages())[0].Sequence.ShouldBe(1001);
    }

    /// <summary>Tells when one of these commands is sent.</summary>
    private sealed class Asking(params string[] words) : DbCommandInterceptor
    {
        private TaskCompletionSource _asked = new();

        public Task Asked => _asked.Task;

        public void Forget() => _asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (words.Any(word => command.CommandText.Contains(word, StringComparison.Ordinal)))
            {
                _asked.TrySetResult();
            }

            return ValueTask.FromResult(result);
        }
    }
}
