using HerScheduler.Core.Facts;
using HerScheduler.Security;

namespace HerScheduler.Pages.Shared;

/// <summary>Which kinds of facts the reader's role records: no page offers what would be refused.</summary>
internal static class MayRecord
{
    public static bool Kind(HttpContext? context, FactKind kind) => Caller.Find(context?.User) is { } caller && FactsOfRole.Of(caller.Role).Contains(kind);

    public static IReadOnlyList<FactKind> Among(HttpContext? context, IEnumerable<FactKind> kinds) => [.. kinds.Where(kind => Kind(context, kind))];
}
