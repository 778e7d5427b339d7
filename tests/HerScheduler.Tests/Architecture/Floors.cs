namespace HerScheduler.Tests.Architecture;

/// <summary>Rooms on floors, the highest first.</summary>
/// <param name="floors">The folders of each floor, from left to right; several that are one room are joined by <c>+</c>.</param>
internal sealed class Floors(IReadOnlyList<string[]> floors)
{
    public IReadOnlyList<string> Rooms { get; } = [.. floors.SelectMany(floor => floor)];

    /// <summary>The rooms that the types are in; what stands in no folder is the roof, and no room.</summary>
    public IEnumerable<string> RoomsOf(IEnumerable<CompiledType> types) =>
        types.Select(type => type.Folder).Where(folder => folder != CompiledType.Roof).Select(RoomOf).Distinct(StringComparer.Ordinal);

    /// <summary>Whatever uses a room that is not below its own.</summary>
    public IEnumerable<string> Upwards(IEnumerable<CompiledType> types) =>
        from type in types
        from used in type.UsedFolders
        where RoomOf(type.Folder) != RoomOf(used) && Height(used) >= Height(type.Folder)
        orderby type.Name, used
        select $"{type.Name} is in {type.Folder} and uses {used}, which does not stand below it";

    /// <summary>The room that a folder is in, or in which the folder around it is: a folder inside another can be a room of its own.</summary>
    private string RoomOf(string folder)
    {
        var room = Rooms.FirstOrDefault(each => each.Split('+').Contains(folder, StringComparer.Ordinal));
        return room ?? (folder.LastIndexOf('.') is > 0 and var end ? RoomOf(folder[..end]) : folder);
    }

    /// <summary>The roof is the highest, the ground 0.</summary>
    private int Height(string folder) => folder == CompiledType.Roof ? Rooms.Count : Rooms.Count - 1 - Rooms.ToList().IndexOf(RoomOf(folder));
}
