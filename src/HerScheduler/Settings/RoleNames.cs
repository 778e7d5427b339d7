namespace HerScheduler.Settings;

/// <summary>Roles as settings and people write them: <c>web,relay,sweeps</c>.</summary>
public static class RoleNames
{
    private static readonly IReadOnlyList<(string Name, Roles Role)> All =
        [("web", Roles.Web), ("relay", Roles.Relay), ("facts", Roles.Facts), ("sweeps", Roles.Sweeps)];

    public static string Of(Roles roles) => string.Join(", ", Each(roles));

    public static IEnumerable<string> Each(Roles roles) => All.Where(each => roles.HasFlag(each.Role)).Select(each => each.Name);

    /// <summary>The roles that <paramref name="text"/> names, in any order and case.</summary>
    /// <param name="text">Names separated by commas.</param>
    /// <param name="faults">Gets a sentence when a name is unknown or there is none.</param>
    public static Roles Parse(string text, ICollection<string> faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        var roles = Roles.None;
        foreach (var name in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var known = All.FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase)).Role;
            if (known == Roles.None)
            {
                faults.Add($"HerScheduler:Roles: there is no role '{name}'; the roles are {Of(Roles.All)}.");
                return Roles.All;
            }

            roles |= known;
        }

        if (roles == Roles.None)
        {
            faults.Add($"HerScheduler:Roles: none is named; the roles are {Of(Roles.All)}.");
        }

        return roles;
    }
}
