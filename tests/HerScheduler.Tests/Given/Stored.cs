using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Given;

/// <summary>How many rows the database holds.</summary>
public sealed record Stored(int Plans, int Events, int Log, int Outbox)
{
    public static Stored Nothing { get; } = new(0, 0, 0, 0);

    public static Task<Stored> In(ServiceFixture service) => service.InDatabase(async db => new Stored(
        await db.Plans.CountAsync(), await db.Events.CountAsync(), await db.Log.CountAsync(), await db.Outbox.CountAsync()));
}
