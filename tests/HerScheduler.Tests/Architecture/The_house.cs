namespace HerScheduler.Tests.Architecture;

/// <summary>
/// The floors of the service, from the roof to the ground: read downwards it is the map of the project. A room uses only rooms that stand further
/// down in this list (on its own floor: further right). Where a feature needs something of a room above it, that thing is in the wrong room.
/// </summary>
public sealed class The_house
{
    private static readonly IReadOnlyList<string[]> Floors =
    [
        // What a person starts: the verbs, the sample patients, and the host that is built from the features below.
        ["Cli", "Demo", "Hosting"],

        // What a person sees.
        ["Pages"],

        // The features: each has its own routes, sweeps and services.
        ["Contracts", "Retention", "Import", "Facts", "Plans", "Deliveries"],

        // What goes out by itself.
        ["Reminders", "Digests", "Messaging"],

        // The stored course: load, project, store.
        ["Courses"],

        // Every message body and routing key.
        ["Messages"],

        // Who is it, and what may they do.
        ["Security"],

        // HTTP's vocabulary, whether the process can work, and the clinics.
        ["Http", "Health", "Sites"],

        // Rows, e-mails, refusals, files for other programs.
        ["Data", "Email", "Problems", "Export"],

        // The ground.
        ["Sweeps", "Settings", "Json"],
    ];

    private static readonly IReadOnlyList<string> Rooms = [.. Floors.SelectMany(floor => floor)];

    [Fact]
    public void Every_room_stands_on_a_floor_and_every_floor_has_its_rooms() =>
        CompiledTypes.Of(typeof(Program)).Select(type => type.Room).Where(room => room != CompiledType.Roof).Distinct()
            .ShouldBe(Rooms, ignoreOrder: true);

    [Fact]
    public void A_room_uses_only_rooms_below_it()
    {
        var upwards =
            from type in CompiledTypes.Of(typeof(Program))
            from used in type.UsedRooms
            where type.Room != used && Height(used) >= Height(type.Room)
            orderby type.Name, used
            select $"{type.Name} is in {type.Room} and uses {used}, which stands above it";

        upwards.Distinct().ShouldBeEmpty();
    }

    /// <summary>The roof is the highest, the ground 0.</summary>
    private static int Height(string room) => room == CompiledType.Roof ? Rooms.Count : Rooms.Count - 1 - Rooms.ToList().IndexOf(room);
}
