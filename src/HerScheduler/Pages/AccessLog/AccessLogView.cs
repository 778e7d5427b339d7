using System.Globalization;
using HerScheduler.Data;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.AccessLog;

/// <summary>Who saw or changed which plan.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Plan">The plan that was asked for; null: any.</param>
/// <param name="User">The person or machine that was asked for; null: any.</param>
/// <param name="From">The first day; null: from the beginning.</param>
/// <param name="To">The last day; null: until now.</param>
/// <param name="Rows">The entries, the latest first.</param>
/// <param name="Next">Where the page with older ones begins; null: there are none.</param>
/// <param name="Times">In which zones times are written.</param>
public sealed record AccessLogView(Texts Texts, string? Plan, string? User, DateOnly? From, DateOnly? To,
    IReadOnlyList<AccessRow> Rows, long? Next, LocalTimes Times)
{
    /// <summary>The address of the older entries.</summary>
    public string Older
    {
        get
        {
            var query = new QueryBuilder();
            query.Add("plan", Plan);
            query.Add("user", User);
            query.Add("from", Iso(From));
            query.Add("to", Iso(To));
            query.Add("before", Next);
            return $"{AccessLogEndpoint.Path}{query}";
        }
    }

    internal static string? Iso(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
