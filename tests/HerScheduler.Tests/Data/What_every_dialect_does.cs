using HerScheduler.Data;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Data;

/// <summary>The contract of <see cref="Dialect"/>, on each database: who claims what, and who waits for whom.</summary>
public sealed class What_every_dialect_does : IAsyncLifetime, IAsyncDisposable
{
    private static readonly DateTimeOffset Now = ServiceFixture.Start;
    private static readonly string[] Plans = ["plan-1", "plan-2", "plan-3", "plan-4"];

    private ServiceFixture _service = null!;

    public async Task InitializeAsync()
    {
        _service = await ServiceFixture.Run();
        foreach (var plan in Plans)
        {
            await _service.Approved(Documents.Tchp(plan));
        }
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Several_relays_at_once_claim_every_message_once_and_in_the_order_of_its_plan()
    {
        var claims = new List<List<OutboxRow>>();
        var all = (await _service.Messages()).Count;

        await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(async () =>
        {
            while (await Unsent() > 0)
            {
                var claim = await Claim(size: 7);
                lock (claims)
                {
                    claims.Add(claim);
                }

                await MarkSent(claim);
            }
        })));

        var rows = claims.SelectMany(claim => claim).ToList();
        rows.Select(row => row.Id).Distinct().Count().ShouldBe(all);
        rows.Count.ShouldBe(all);
        foreach (var plan in rows.GroupBy(row => row.PlanId))
        {
            plan.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, plan.Count()), plan.Key);
        }
    }

    [Fact]
    public async Task A_plan_is_claimed_by_one_relay_as_a_whole()
    {
        var first = await Claim(size: 3);
        var second = await Claim(size: 1000);

        first.Select(row => row.PlanId).Distinct().ShouldBe(["plan-1"]);
        first.Select(row => row.Sequence).ShouldBe([1, 2, 3]);

        // Of plan-1 the other relay holds a message.
        second.Select(row => row.PlanId).Distinct().Order(StringComparer.Ordinal).ShouldBe(["plan-2", "plan-3", "plan-4"]);
        second.Select(row => row.Id).ShouldBeInOrder();
    }

    [Fact]
    public async Task A_plan_that_is_put_off_keeps_back_itself_and_no_other()
    {
        var next = (await _service.Messages("plan-2"))[0];
        await _service.InDatabase(db =>
            db.Outbox.Where(row => row.Id == next.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, Now.AddHours(1))));

        (await Claim(size: 1000)).Select(row => row.PlanId).Distinct().Order(StringComparer.Ordinal).ShouldBe(["plan-1", "plan-3", "plan-4"]);

        (await Claim(size: 1000, now: Now.AddHours(1))).Where(row => row.PlanId == "plan-2").Select(row => row.Sequence).First().ShouldBe(1);
    }

    [Fact]
    public async Task A_claim_that_begins_behind_others_overtakes_none_of_them()
    {
        var all = await _service.Messages();
        var third = all.First(message => message is { PlanId: "plan-2", Sequence: 3 });

        var behind = await Claim(size: 1000, after: third.Id);
        await MarkSent(behind);
        var rest = await Claim(size: 1000);

        // Three messages of plan-2 stand before, unsent and held by nobody: then it is claimed from its first on, or not at all.
        var ofPlan = behind.Concat(rest).Where(row => row.PlanId == "plan-2").Select(row => row.Sequence).ToList();
        ofPlan.ShouldBe(Enumerable.Range(1, ofPlan.Count));
        (behind.Count + rest.Count).ShouldBe(all.Count);
    }

    [Fact]
    public async Task A_claim_behind_what_is_on_its_way_takes_the_next_ones()
    {
        var first = await Claim(size: 3);

        var last = first[^1];
        var next = await Claim(size: 1000, after: last.Id);

        next.ShouldNotBeEmpty();
        next.ShouldAllBe(row => row.Id > last.Id && row.PlanId != last.PlanId);
    }

    [Fact]
    public async Task What_a_dead_relay_had_claimed_is_claimed_again_when_its_lease_is_over()
    {
        var dead = await Claim(size: 1000);
        (await Claim(size: 1000, now: Now.AddSeconds(29))).ShouldBeEmpty();

        (await Claim(size: 1000, now: Now.AddSeconds(30))).Select(row => row.Id).ShouldBe(dead.Select(row => row.Id));
    }

    [Fact]
    public async Task A_claim_neither_waits_for_a_writer_nor_overtakes_it()
    {
        var before = (await _service.Messages()).Count;
        Task<List<OutboxRow>> claim = Task.FromResult(new List<OutboxRow>());
        await _service.InDatabase(db => db.InOneTransaction(
            async cancel =>
            {
                var last = await db.Outbox.AsNoTracking().Where(row => row.PlanId == "plan-3").OrderBy(row => row.Id).LastAsync(cancel);
                db.Outbox.Add(Following(last));
                await db.SaveChangesAsync(cancel);
                claim = Task.Run(() => Claim(size: 1000), cancel);

                // SQLite has one writer at a time, and a claim writes.
                await (TestDatabase.Provider == DatabaseProvider.Sqlite ? Task.CompletedTask : claim);
                return last;
            },
            CancellationToken.None));
        var first = await claim;

        first.Count.ShouldBeGreaterThanOrEqualTo(before);
        await MarkSent(first);
        var rest = await Claim(size: 1000);
        (first.Count + rest.Count).ShouldBe(before + 1);
        first.Concat(rest).Where(row => row.PlanId == "plan-3").Select(row => row.Sequence).ShouldBeInOrder();
    }

    [Fact]
    public Task Plans_are_locked_for_one_writer_at_a_time() =>
        CountTogether((db, cancel) => db.Dialect.LockPlans(db, ["plan-1"], cancel));

    [Fact]
    public Task Work_is_locked_for_one_replica_at_a_time() =>
        CountTogether((db, cancel) => db.Dialect.LockWork(db, "counting", cancel));

    /// <summary>
    /// A deadlock would be resolved by the server and tried again by us, unnoticed: so it is the attempts that are counted. SQLite locks no rows.
    /// </summary>
    [Fact]
    [Trait("Database", "server")]
    public async Task Two_that_lock_the_same_plans_in_another_order_do_not_wait_for_each_other()
    {
        var attempts = 0;
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(() => _service.InDatabase(db => db.InOneTransaction(
            async cancel =>
            {
                Interlocked.Increment(ref attempts);
                await db.Dialect.LockPlans(db, number % 2 == 0 ? Plans : [.. Plans.Reverse()], cancel);
                return await db.Plans.CountAsync(cancel);
            },
            CancellationToken.None)))));

        attempts.ShouldBe(20);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>Reads a number and writes the next one; whoever reads before another has written loses a count.</summary>
    private async Task CountTogether(Func<SchedulerDb, CancellationToken, Task> lockIt)
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(_ => Task.Run(() => _service.InDatabase(db => db.InOneTransaction(
            async cancel =>
            {
                await lockIt(db, cancel);
                var count = await db.Plans.Where(plan => plan.Id == "plan-1").Select(plan => plan.Revision).SingleAsync(cancel);
                return await db.Plans.Where(plan => plan.Id == "plan-1").ExecuteUpdateAsync(set => set.SetProperty(plan => plan.Revision, count + 1), cancel);
            },
            CancellationToken.None)))));

        (await _service.InDatabase(db => db.Plans.SingleAsync(plan => plan.Id == "plan-1"))).Revision.ShouldBe(1 + 20);
    }

    private Task<List<OutboxRow>> Claim(int size, DateTimeOffset? now = null, long after = 0) =>
        _service.InDatabase(db => db.Dialect.ClaimOutbox(db, now ?? Now, (now ?? Now).AddSeconds(30), size, after, CancellationToken.None));

    private Task<int> Unsent() => _service.InDatabase(db => db.Outbox.CountAsync(row => row.SentAt == null));

    private Task<int> MarkSent(List<OutboxRow> rows)
    {
        var ids = rows.ConvertAll(row => row.Id);
        return _service.InDatabase(db => db.Outbox.Where(row => ids.Contains(row.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SentAt, Now).SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)));
    }

    private static OutboxRow Following(OutboxRow last) => new()
    {
        MessageId = Guid.NewGuid().ToString(),
        PlanId = last.PlanId,
        Sequence = last.Sequence + 1,
        RoutingKey = last.RoutingKey,
        Type = last.Type,
        Subject = last.Subject,
        Body = last.Body,
        CreatedAt = last.CreatedAt,
    };
}
