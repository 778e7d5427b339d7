using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Courses;

/// <summary>Refuses to go on with a keyed fact log when its key is not there: what was written then would not be keyed, or could not be told from
/// forgery.</summary>
internal static class AuditKeyCheck
{
    /// <exception cref="OperatorErrorException">The settings do not name a key that the log was written with.</exception>
    public static async Task Require(SchedulerDb db, HashChain chain, CancellationToken cancel)
    {
        var used = await db.Plans.Select(plan => plan.LogSeal ?? plan.LastLogHash!)
            .Where(hash => hash.Length > AuditKeys.PlainLength)
            .Select(hash => hash.Substring(AuditKeys.PlainLength + 1))
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(cancel);
        if (used.Count == 0 || used.Exists(chain.Keys.Knows))
        {
            return;
        }

        var written = string.Join(", ", used);
        throw new OperatorErrorException(chain.Keys.Current is { } key
            ? $"The fact log was written with key {written}, and the file in HerScheduler:Audit:KeyFile holds key {key.Id}: name the right file, or, to change the "
                + "key, name the former one in HerScheduler:Audit:FormerKeyFiles."
            : $"The fact log was written with key {written}, and the settings name no key: name its file in HerScheduler:Audit:KeyFile.");
    }
}
