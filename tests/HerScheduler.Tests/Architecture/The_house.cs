using HerScheduler.Core.Scheduling;

namespace HerScheduler.Tests.Architecture;

/// <summary>
/// The floors of the service and of the core, from the roof to the ground: read downwards they are the map of the project. A room uses only rooms that stand
/// further down in the list (on its own floor: further right). Where a feature needs something of a room above it, that thing is in the wrong room.
/// </summary>
public sealed class The_house
{
    private static readonly Floors Service = new(
    [
        // What a person starts: the verbs, the sample patients, and the host that is built from the features below.
        ["Cli", "Demo", "Hosting"],

        // What a person sees.
        ["Pages"],

        // The features: each has its own routes, sweeps and services.
        ["Contracts", "Retention", "Import", "Facts", "Plans", "Deliveries", "Reports"],

        // What goes out by itself.
        ["Reminders", "Digests", "Messaging"],

        // The stored course: load, project, store.
        ["Courses"],

        // Every message body and routing key.
        ["Messages"],

        // Requests that are sent again with the same key.
        ["Idempotency"],

        // Who is it, and what may they do.
        ["Security"],

        // HTTP's vocabulary, whether the process can work, and the clinics.
        ["Http", "Health", "Sites"],

        // E-mails, rows, refusals, files for other programs.
        ["Email", "Data", "Problems", "Export"],

        // The ground.
        ["Sweeps", "Telemetry", "Settings", "Json", "Localization"],
    ]);

    private static readonly Floors Core = new(
    [
        // What is told of a schedule.
        ["Notices", "Reports", "Changes"],

        // The projection. Cardiac, Dosing and Tasks are steps of it: their mutual use is meant.
        ["Scheduling+Cardiac+Dosing+Tasks"],

        // What it is made from, and the data files that a plan can name.
        ["Facts", "Plans"],
        ["Cardiac.Policies", "Tasks.Library", "Protocols"],

        // The ground: strict reading and canonical writing.
        ["Json"],
    ]);

    [Fact]
    public void Every_room_of_the_service_stands_on_a_floor() => Service.Rooms.ShouldBe(Service.RoomsOf(CompiledTypes.Of(typeof(Program))), ignoreOrder: true);

    [Fact]
    public void A_room_of_the_service_uses_only_rooms_below_it() => Service.Upwards(CompiledTypes.Of(typeof(Program))).ShouldBeEmpty();

    /// <summary>A name in a comment and a constant leave nothing in what is compiled.</summary>
    [Fact]
    public void A_room_imports_only_rooms_below_it()
    {
        Service.Upwards(SourceFiles.Of("src/HerScheduler", "HerScheduler")).ShouldBeEmpty();
        Core.Upwards(SourceFiles.Of("src/HerScheduler.Core", "HerScheduler.Core")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_room_of_the_core_stands_on_a_floor() => Core.Rooms.ShouldBe(Core.RoomsOf(CompiledTypes.Of(typeof(Course))), ignoreOrder: true);

    [Fact]
    public void A_room_of_the_core_uses_only_rooms_below_it() => Core.Upwards(CompiledTypes.Of(typeof(Course))).ShouldBeEmpty();
}
