using System.Collections.Concurrent;
using HerScheduler.Messaging;
using HerScheduler.Tests.Given;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Messaging;

public sealed class Publishing_inside_the_process
{
    [Fact]
    public async Task Delivers_every_message_once_and_marks_it()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1"));
        await service.Approved(Documents.Tchp("plan-2"));
        var stored = await service.Messages();
        var received = new ConcurrentQueue<ScheduleMessage>();
        var all = new TaskCompletionSource();
        await service.Services.GetRequiredService<MessagePublisher>().Prepare(CancellationToken.None);
        var endpoint = service.Services.GetRequiredService<IBusControl>().ConnectReceiveEndpoint("watcher", receive =>
        {
            receive.ConcurrentMessageLimit = 1;
            receive.Handler<ScheduleMessage>(context =>
            {
                received.Enqueue(context.Message);
                if (received.Count == stored.Count)
                {
                    all.SetResult();
                }

                return Task.CompletedTask;
            });
        });
        await endpoint.Ready;

        (await service.RelayAll()).ShouldBe(stored.Count);
        await all.Task.WaitAsync(TimeSpan.FromMinutes(2));

        foreach (var plan in stored.GroupBy(m => m.PlanId))
        {
            received.Where(m => plan.Any(row => row.MessageId == m.Id)).Select(m => m.Body)
                .ShouldBe(plan.Select(m => m.Body), "a plan's messages arrive in order");
        }

        (await service.Messages()).ShouldAllBe(m => m.SentAt == service.Time.GetUtcNow() && m.LeaseUntil == null);
        (await service.RelayAll()).ShouldBe(0);
    }

    [Fact]
    public async Task Leaves_alone_what_another_relay_has_taken_until_its_lease_ends()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1"));
        await service.Approved(Documents.Tchp("plan-2"));
        var until = service.Time.GetUtcNow() + TimeSpan.FromSeconds(60);
        await service.InDatabase(db => db.Outbox.Where(m => m.PlanId == "plan-1" && m.Sequence == 3)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseUntil, until)));

        await service.RelayAll();
        (await service.Messages("plan-1")).ShouldAllBe(m => m.SentAt == null, "the plan as a whole waits, or its messages would overtake each other");
        (await service.Messages("plan-2")).ShouldAllBe(m => m.SentAt != null);

        service.Time.MoveTo(until);
        await service.RelayAll();
        (await service.Messages("plan-1")).ShouldAllBe(m => m.SentAt != null);
    }

    [Fact]
    public async Task Works_through_a_long_outbox_in_batches()
    {
        await using var service = await ServiceFixture.Run(new Dictionary<string, string?> { ["HerScheduler:Messaging:Relay:BatchSize"] = "7" });
        await service.Approved(Documents.Tchp("plan-1"));
        await service.Approved(Documents.Tchp("plan-2"));
        var stored = await service.Messages();

        (await service.RelayOnce()).ShouldBe(new RelayTurn(Confirmed: 7, Failed: 0, IsMore: true));
        (await service.RelayAll()).ShouldBe(stored.Count - 7);
    }
}
