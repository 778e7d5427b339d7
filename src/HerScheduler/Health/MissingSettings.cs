using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Health;

/// <summary>What open plans need and the installation lacks: nobody would be told of these patients any more.</summary>
internal static class MissingSettings
{
    /// <summary>A sentence for each clinic and each protocol, in two queries.</summary>
    public static async Task<IReadOnlyList<string>> Find(SchedulerDb db, InstallationSettings installation, CancellationToken cancel)
    {
        var open = Open(db);
        var sites = await open.GroupBy(plan => plan.Site).Select(plans => new { Name = plans.Key, Count = plans.Count() }).ToListAsync(cancel);
        var protocols = await open.GroupBy(plan => plan.Protocol).Select(plans => new { Name = plans.Key, Count = plans.Count() }).ToListAsync(cancel);
        return
        [
            .. sites.Where(site => installation.Sites.Find(site.Name) is null).OrderBy(site => site.Name, StringComparer.Ordinal)
                .Select(site => $"The clinic '{site.Name}' is not configured (HerScheduler:Sites), and {Plans(site.Count)} to it."),
            .. protocols.Where(protocol => installation.Library.Protocols.Find(protocol.Name) is null).OrderBy(protocol => protocol.Name, StringComparer.Ordinal)
                .Select(protocol => $"The protocol '{protocol.Name}' is not known (HerScheduler:ProtocolsFolder), and {Plans(protocol.Count)} to it."),
        ];
    }

    /// <summary>A sentence for each navigator whose address no mail server takes: her patients' e-mails cannot leave.</summary>
    public static async Task<IReadOnlyList<string>> Addresses(SchedulerDb db, CancellationToken cancel)
    {
        var people = await Open(db).GroupBy(plan => plan.Navigator).Select(plans => new { Address = plans.Key, Count = plans.Count() }).ToListAsync(cancel);
        return
        [
            .. people.Where(person => !HeaderText.IsRecipient(person.Address)).OrderBy(person => person.Address, StringComparer.Ordinal)
                .Select(person => $"No mail server takes the navigator's address '{person.Address}', and {Plans(person.Count)} to it."),
        ];
    }

    public static string Plans(int count) => count == 1 ? "1 open plan belongs" : $"{count} open plans belong";

    public static IQueryable<PlanRow> Open(SchedulerDb db) => db.Plans.AsNoTracking().Where(plan => plan.Status == PlanStatus.Approved);
}
